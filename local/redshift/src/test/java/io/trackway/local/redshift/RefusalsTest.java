package io.trackway.local.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SQL that the engine below would take and Redshift does not. */
@ExtendWith(SharedRedshift.class)
class RefusalsTest {
  private static TestRedshift redshift;

  @BeforeAll
  static void start(TestRedshift shared) {
    redshift = shared;
    redshift.run("CREATE TABLE t (id int, s super, v varchar(10))");
  }

  static Stream<Arguments> refused() {
    return SqlCases.of("refused.txt");
  }

  static Stream<Arguments> taken() {
    return SqlCases.of("taken.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void construct_isRefused(String sql, String error) {
    assertThat(redshift.error(sql)).startsWith("ERROR: ").contains(error);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("taken")
  void likeness_isNotRefused(String sql, String ok) {
    assertThat(redshift.ended(sql).error()).isNull();
  }
}
