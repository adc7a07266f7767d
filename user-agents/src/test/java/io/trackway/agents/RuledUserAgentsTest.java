package io.trackway.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.trackway.enrich.DeviceClass;
import io.trackway.enrich.UserAgent;
import io.trackway.enrich.UserAgents;
import java.io.BufferedReader;
import java.io.StringReader;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuledUserAgentsTest {

  /** What an expression needs of it grows with the text; Lambda gives threads twice as much. */
  private static final int STACK_BYTES = 512 * 1024;

  private static final RuledUserAgents AGENTS = RuledUserAgents.load();

  @ParameterizedTest
  @CsvFileSource(resources = "/agents.csv", delimiter = '|', numLinesToSkip = 1)
  void read_tellsWhatRealAgentsAre(
      String browser, String system, String device, boolean bot, String text) {
    UserAgent read = AGENTS.read(text);

    assertThat(shown(read.browser())).as("browser").isEqualTo(browser);
    assertThat(shown(read.os())).as("operating system").isEqualTo(system);
    assertThat(shown(read.device())).as("device").isEqualTo(device);
    assertThat(read.bot()).as("bot").isEqualTo(bot);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bot ",
        "iPhone HTC ",
        "; Build/",
        "Mozilla/5.0 (Linux; Android ",
        "1.1/",
        "(",
        " ",
        "a",
        "\ud800"
      })
  void read_staysWithinItsBounds_whateverTheTextIsMadeFor(String piece) throws Exception {
    String text = piece.repeat(UserAgents.CHARACTERS_MAX).substring(0, UserAgents.CHARACTERS_MAX);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread narrow = new Thread(null, () -> AGENTS.read(text), "narrow", STACK_BYTES);
    narrow.setUncaughtExceptionHandler((_, thrown) -> failure.set(thrown));
    narrow.start();
    narrow.join();

    assertThat(failure.get()).isNull();
  }

  @Test
  void read_knowsNothing_ofATextThatIsMadeToTakeLong() {
    String costly = " ".repeat(990) + "bot HTC";

    assertThat(AGENTS.read(costly)).isEqualTo(UserAgent.UNKNOWN);
    assertThat(AGENTS.read("bot 1.0").bot()).isTrue();
  }

  @Test
  void rules_areNoneOfAnotherForm() {
    BufferedReader file = new BufferedReader(new StringReader("user_agent_parsers:\n  - a: [b]\n"));

    assertThatIllegalStateException()
        .isThrownBy(() -> Rules.read(file))
        .withMessageContaining("- a: [b]");
  }

  private static @Nullable String shown(UserAgent.Product product) {
    String version = product.version() == null ? "" : " " + product.version();
    return product.name() == null ? null : product.name() + version;
  }

  private static String shown(UserAgent.Device device) {
    String name = device.brand() == null ? "" : " " + device.brand() + " " + device.model();
    return device.type().text() + name;
  }

  @Test
  void classes_coverDevicesThatSayTheirSystemOnly() {
    assertThat(DeviceClasses.of("Roku/DVP-9.10", null, null)).isEqualTo(DeviceClass.TV);
    assertThat(DeviceClasses.of("Shop/1.0 CFNetwork", "watchOS", null))
        .isEqualTo(DeviceClass.WEARABLE);
    assertThat(DeviceClasses.of("Opera/9.80 (Series 60; Opera Mobi)", "Symbian OS", null))
        .isEqualTo(DeviceClass.OTHER);
    assertThat(DeviceClasses.of("Mozilla/5.0 (Mobile; Nokia)", "KaiOS", null))
        .isEqualTo(DeviceClass.PHONE);
  }
}
