package io.trackway.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void requireValid_reportsEveryProblemAtOnce() {
    Settings settings = new Settings(Map.of("LANES", "many", "DAYS", "0", "EMPTY", " "));
    settings.text("STREAM");
    settings.text("EMPTY");
    settings.wholeNumber("LANES", 1, 16);
    settings.wholeNumber("DAYS", 1, 30);

    assertThatThrownBy(settings::requireValid)
        .hasMessage(
            "The function's environment is wrong: STREAM is not set; EMPTY is not set; "
                + "LANES must be a whole number from 1 to 16; "
                + "DAYS must be a whole number from 1 to 30");
  }

  @Test
  void requireValid_acceptsWhatIsThere() {
    Settings settings = new Settings(Map.of("STREAM", "events", "LANES", "16"));

    assertThat(settings.text("STREAM")).isEqualTo("events");
    assertThat(settings.wholeNumber("LANES", 1, 16)).isEqualTo(16);
    assertThat(settings.optionalText("OTHER")).isEmpty();
    settings.requireValid();
  }
}
