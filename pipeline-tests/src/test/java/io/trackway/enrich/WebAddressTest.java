package io.trackway.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://example.org                     | https | example.org |      | /      |       |
          HTTPS://Example.ORG./                   | https | example.org |      | /      |       |
          http://example.org:80/a/?b=1&c#d?e | http | example.org | | /a/  | b=1&c | d?e
          https://example.org:8443?x              | https | example.org | 8443 | /      | x     |
          http://example.org:443/                 | http  | example.org | 443  | /      |       |
          https://user:pass@word@example.org/p    | https | example.org |      | /p     |       |
          https://bücher.example/ü?ü#ü            | https | bücher.example | | /ü    | ü     | ü
          http://[2001:db8::1]:8080/              | http  | [2001:db8::1] | 8080 | /   |       |
          http://192.0.2.7/a b^c                  | http  | 192.0.2.7   |      | /a b^c |       |
          android-app://com.google.android.gm/    | android-app | com.google.android.gm | | / | |
          https://example.org/a%zz%2              | https | example.org |      | /a%zz%2 |      |
          """)
  void parse_findsTheParts(
      String text,
      String scheme,
      String host,
      Integer port,
      String path,
      String query,
      String fragment) {
    assertThat(WebAddress.parse(text))
        .contains(new WebAddress(scheme, host, port, path, query, fragment));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/path",
        "example.org/path",
        "about:blank",
        "mailto:a@example.org",
        "file:///etc/hosts",
        "https://",
        "https:///path",
        "https://?x",
        "https://exa mple.org/",
        "https://example.org:99999/",
        "https://example.org:8o/",
        "https://./",
        "https://[::1/",
        "https://user@/",
        "1https://example.org/",
        "data:text/html,https://example.org/",
        "https://exam\u0000ple.org/",
        "https://\ud800/"
      })
  void parse_findsNothing_whereThereIsNoHost(String text) {
    assertThat(WebAddress.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a=1&b=2           | a | 1
          a=1&a=2           | a | 1
          A=1               | a | 1
          a%62=x            | ab | x
          a=b%20c+d%2Be     | a | b c d+e
          a=%C3%BC          | a | ü
          a=%ff%            | a | \ufffd%
          a=1=2             | a | 1=2
          ;a=1&&=3&b        | ;a | 1
          """)
  void parameters_areDecoded(String query, String name, String value) {
    assertThat(Parameters.of(query).text(name)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "example.org, example.org",
    "www.example.org, example.org",
    "a.b.example.co.uk, example.co.uk",
    "example.co.uk, example.co.uk",
    "co.uk, co.uk",
    "example.com.br, example.com.br",
    "localhost, localhost",
    "192.0.2.7, 192.0.2.7",
    "[2001:db8::1], [2001:db8::1]"
  })
  void registered_isWhatTheOwnerHas(String host, String registered) {
    assertThat(DomainName.of(host).registered()).isEqualTo(registered);
  }
}
