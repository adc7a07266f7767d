package io.trackway.local.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

class StatementLifeTest {
  private static TestRedshift redshift;

  @BeforeAll
  static void start() {
    redshift = new TestRedshift();
  }

  @AfterAll
  static void stop() {
    redshift.close();
  }

  @Test
  void select_returnsTypedFields() {
    assertThat(redshift.value("SELECT 1")).isEqualTo("1");
  }

  @Test
  void batch_isOneTransaction() {
    var end =
        redshift.ended(
            TestRedshift.batch(
                "CREATE TABLE rolled_back (id int)",
                "INSERT INTO rolled_back VALUES (1), (2)",
                "INSERT INTO missing VALUES (1)",
                "SELECT 1"));
    assertThat(end.status()).isEqualTo(StatusString.FAILED);
    assertThat(end.error())
        .isEqualTo("Query #3 failed with ERROR: relation \"missing\" does not exist");
    assertThat(end.subStatements())
        .extracting(part -> part.status().toString())
        .containsExactly("FINISHED", "FINISHED", "FAILED", "ABORTED");
  }
}
