package io.trackway.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class EnrichmentKindTest {

  @Test
  void parse_takesNamesWithCommasBetweenThem() {
    assertThat(EnrichmentKind.parse("page, bot,,page ,"))
        .containsExactlyInAnyOrder(EnrichmentKind.PAGE, EnrichmentKind.BOT);
    assertThat(EnrichmentKind.parse("user_agent,bot,campaign,click_ids,referrer,page"))
        .isEqualTo(EnumSet.allOf(EnrichmentKind.class));
    assertThat(EnrichmentKind.parse(" ")).isEmpty();
  }

  @Test
  void parse_listsTheNames_whereOneIsUnknown() {
    assertThatThrownBy(() -> EnrichmentKind.parse("page,geo"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "must be a list of these, with commas between them:"
                + " user_agent, bot, campaign, click_ids, referrer, page");
  }
}
