package io.trackway.function.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.load.Columns;
import io.trackway.redshift.DataApi;
import io.trackway.redshift.Execution;
import io.trackway.testing.load.AwkwardText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralTest {

  private static final int TEXTS_PER_CALL = 38;

  /** A hundred lists of texts, each list in one call to keep the property quick. */
  @Property(tries = 100)
  void text_throughTheEngine_comesBack(@ForAll("lists") List<String> texts) {
    assertThat(throughTheEngine(texts)).isEqualTo(texts);
  }

  @Example
  void awkwardText_throughTheEngine_comesBack() {
    assertThat(throughTheEngine(AwkwardText.ALL)).isEqualTo(AwkwardText.ALL);
  }

  @Property
  void bytes_areThoseOfTheLiteral(@ForAll("texts") String text) {
    assertThat(Literal.bytes(text)).isEqualTo(Literal.of(text).getBytes(UTF_8).length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "\uD83D", "\uDCA5", "\uDCA5\uD83D", "x\uD83Dx"})
  void of_whatNoColumnHolds_isRefused(String text) {
    assertThatThrownBy(() -> Literal.of(text))
        .isInstanceOf(UnstorableTextException.class)
        .hasMessageNotContaining("\u0000");
    assertThat(Literal.bytes(text)).isPositive();
  }

  @Example
  void of_isPinned() {
    assertThat(Literal.of("O'Brien \\ \n💥")).isEqualTo("'O''Brien \\\\ \n💥'");
    assertThat(Literal.of((String) null)).isEqualTo("NULL");
    assertThat(Literal.of("NULL")).isEqualTo("'NULL'");
    assertThat(Literal.of(Instant.parse("2026-03-01T12:00:00.123456789Z")))
        .isEqualTo("'2026-03-01 12:00:00.123456+00'")
        .hasSize(Literal.TIME_BYTES);
    assertThat(Literal.of((Instant) null)).isEqualTo("NULL");
  }

  @Provide
  Arbitrary<List<String>> lists() {
    return texts().list().ofMinSize(1).ofMaxSize(TEXTS_PER_CALL);
  }

  /** Any characters, those with a meaning in SQL more often. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> telling =
        Arbitraries.of("'", "\\", "\\'", "''", "$$", ":a", "%", ";", "--", "\"");
    Arbitrary<String> any =
        Arbitraries.integers()
            .between(1, Character.MAX_CODE_POINT)
            .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
            .map(Character::toString);
    return Arbitraries.oneOf(telling, any)
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  private static List<String> throughTheEngine(List<String> texts) {
    List<String> sqls = new ArrayList<>();
    for (String text : texts) {
      sqls.add(
          "SELECT CAST(%s AS VARCHAR(%d))".formatted(Literal.of(text), Columns.TEXT_BYTES_MAX));
    }
    DataApi dataApi = TestWarehouse.dataApi();
    Execution execution = dataApi.run(sqls, TestWarehouse.soon());
    assertThat(execution).isInstanceOf(Execution.Finished.class);
    List<String> back = new ArrayList<>();
    for (int index = 0; index < sqls.size(); index++) {
      back.add(
          dataApi
              .result((Execution.Finished) execution, index, TestWarehouse.soon())
              .getFirst()
              .getFirst());
    }
    return back;
  }
}
