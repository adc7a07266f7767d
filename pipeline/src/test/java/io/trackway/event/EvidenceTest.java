package io.trackway.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvidenceTest {

  @Test
  void of_replacesWhatCannotBeStored() {
    assertThat(Evidence.of("a\u0000b\uD800c💥"))
        .isEqualTo(new Evidence("a\uFFFDb\uFFFDc💥", false));
  }

  @Test
  void of_cutsBetweenCharacters() {
    Evidence evidence = Evidence.of("x" + "💥".repeat(Limits.REJECTED_PAYLOAD_BYTES_MAX));

    assertThat(evidence.truncated()).isTrue();
    assertThat(evidence.text().getBytes(UTF_8))
        .hasSize(1 + (Limits.REJECTED_PAYLOAD_BYTES_MAX - 1) / 4 * 4);
    assertThat(evidence.text()).doesNotContain("\uFFFD").endsWith("💥");
  }
}
