package io.trackway.agents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          (HeadlessChrome)(?:/(\\d+)|)     ; headlesschrome
          (Opera|Netscape)/(\\d+)          ; opera/netscape
          Mozilla.{1,200}(GSA)/            ; gsa
          colou?r                          ; colo
          (?:abc|)def                      ; def
          (?:abcdef)?xyz                   ; xyz
          abc+def                          ; abc/def
          [Cc]rawl[a-z]{0,50}              ; crawl
          com\\.example\\d                 ; com.example
          (ab|abcd)efg                     ; efg
          """)
  void anyOf_isWhatMustBeThere(String expression, String texts) {
    assertThat(String.join("/", Literals.anyOf(expression))).isIn((Object[]) options(texts));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          ^.{0,200}(\\d+)
          (abc|)
          (abc|de)
          (abc)?
          (?=abc)abc
          abc|\\d
          """)
  void anyOf_isNothing_whereNothingMustBeThere(String expression) {
    assertThat(Literals.anyOf(expression)).isEmpty();
  }

  private static String[] options(String texts) {
    return texts.contains("opera") ? new String[] {texts} : texts.split("/", -1);
  }
}
