package io.trackway.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2)",
        "Mozilla/5.0 (compatible; ClaudeBot/1.0; +claudebot@anthropic.com)",
        "Mozilla/5.0 (compatible; ChatGPT-User/1.0; +https://openai.com/bot)",
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/126.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Macintosh) Chrome/126.0.0.0 Safari/537.36 Chrome-Lighthouse",
        "Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
        "Mozilla/5.0 (compatible; Screaming Frog SEO Spider/20.1)",
        "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
        "WhatsApp/2.24.12 A"
      })
  void bots_areKnown(String agent) {
    assertThat(Visitors.kind(agent)).isEqualTo(Visitors.Kind.BOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl/8.7.1",
        "okhttp/4.12.0",
        "python-requests/2.32.3",
        "Java/17.0.11",
        "Go-http-client/2.0",
        "node",
        "Ruby"
      })
  void libraries_areKnown(String agent) {
    assertThat(Visitors.kind(agent)).isEqualTo(Visitors.Kind.LIBRARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"analytics-ios/4.1.8", "analytics-python/2.3.2", "snowplow-java-tracker/2.1.0"})
  void sdks_areKnown(String agent) {
    assertThat(Visitors.kind(agent)).isEqualTo(Visitors.Kind.SDK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 20) Chrome/126.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; U; Android 9; KFMUWI) Silk/98.6 like Chrome/98.0 Safari/537.36",
        "NodeShop/1.0 CFNetwork/1496.0.7 Darwin/23.5.0",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Curlew/1.0"
      })
  void others_areNot(String agent) {
    assertThat(Visitors.kind(agent)).isEqualTo(Visitors.Kind.UNTOLD);
  }
}
