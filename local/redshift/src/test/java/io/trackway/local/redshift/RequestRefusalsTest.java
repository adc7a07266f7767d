package io.trackway.local.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/** Requests that the service answers with an exception, before anything runs. */
@ExtendWith(SharedRedshift.class)
class RequestRefusalsTest {
  private static final String UNKNOWN_ID = "00000000-0000-0000-0000-000000000000";
  private static TestRedshift redshift;

  @BeforeAll
  static void start(TestRedshift shared) {
    redshift = shared;
  }

  @Test
  void sql_over100Kilobytes() {
    String fits = "SELECT '" + "x".repeat(100 * 1024 - 9) + "'";
    assertThat(redshift.ended(fits).error()).isNull();
    refused(TestRedshift.execute(fits + " "))
        .hasMessageContaining("Cannot process query string larger than 100kB");
    refused(TestRedshift.execute("SELECT '" + "ü".repeat(51_300) + "'"))
        .hasMessageContaining("Cannot process query string larger than 100kB");
  }

  @Test
  void batch_withNoneOrMoreThan40() {
    String[] sqls = Collections.nCopies(41, "SELECT 1").toArray(String[]::new);
    assertThatThrownBy(() -> redshift.ended(TestRedshift.batch(sqls)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("'sqls'");
    assertThatThrownBy(() -> redshift.ended(TestRedshift.batch()))
        .isInstanceOf(ValidationException.class);
    String[] most = Collections.nCopies(40, "SELECT 1").toArray(String[]::new);
    assertThat(redshift.run(most).subStatements()).hasSize(40);
  }

  @Test
  void sql_withSeveralStatementsOrNone() {
    refused(TestRedshift.execute("SELECT 1; SELECT 2")).hasMessageContaining("Multiple");
    refused(TestRedshift.execute(" -- nothing")).hasMessageContaining("empty");
    assertThat(redshift.value("SELECT ';' ; ")).isEqualTo(";");
  }

  @Test
  void parameters_areAllUsedAndAllGiven() {
    refused(execute("SELECT 1", "a", "1"))
        .hasMessageContaining("Parameters list contains unused parameters");
    refused(execute("SELECT ':a'", "a", "1"))
        .hasMessageContaining("Parameters list contains unused parameters");
    refused(execute("SELECT :a, :b", "a", "1")).hasMessageContaining("[b]");
    refused(execute("SELECT :a", "a", "")).hasMessageContaining("parameters.value");
    refused(execute("SELECT :a", "@a", "1")).hasMessageContaining("parameters.name");
    refused(TestRedshift.execute("SELECT :a")).hasMessageContaining("[a]");
  }

  @Test
  void parameters_areStringsThatTheEngineCasts() {
    redshift.run("CREATE TABLE bound (id int, at timestamptz, v varchar(10))");
    String insert = "INSERT INTO bound VALUES (:id, :at::timestamptz, :v), (:id, :at, 'a:b')";
    assertThat(
            redshift
                .ended(
                    TestRedshift.execute(insert)
                        .parameters(
                            parameter("id", "7"),
                            parameter("at", "2026-01-01T00:00:00Z"),
                            parameter("v", "null")))
                .resultRows())
        .isEqualTo(2);
    assertThat(redshift.value("SELECT count(*) FROM bound WHERE id = 7 AND v = 'null'"))
        .isEqualTo("1");
    var shared =
        TestRedshift.batch("DELETE FROM bound WHERE v = :v", "SELECT id FROM bound WHERE id = :id")
            .parameters(parameter("v", "null"), parameter("id", "7"));
    assertThat(redshift.ended(shared).resultRows()).isEqualTo(2);
  }

  @Test
  void target_isExactlyOneKnownWorkgroup() {
    refused(ExecuteStatementRequest.builder().sql("SELECT 1").database("dev"))
        .hasMessageContaining("Either ClusterIdentifier or WorkgroupName needs to be specified.");
    refused(TestRedshift.execute("SELECT 1").clusterIdentifier("c"))
        .hasMessageContaining("ClusterIdentifier");
    refused(TestRedshift.execute("SELECT 1").workgroupName("other"))
        .hasMessageContaining("Redshift endpoint doesn't exist in this region.");
    refused(TestRedshift.execute("SELECT 1").database("other"))
        .hasMessageContaining("database \"other\" does not exist");
    String arn = "arn:aws:redshift-serverless:us-east-1:000000000000:workgroup/trackway";
    assertThat(redshift.ended(TestRedshift.execute("SELECT 1").workgroupName(arn)).error())
        .isNull();
  }

  @Test
  void sessions_areNamedAsMissing() {
    refused(TestRedshift.execute("SELECT 1").sessionKeepAliveSeconds(10))
        .hasMessageContaining("SessionKeepAliveSeconds");
  }

  @Test
  void wait_isWithin1And30() {
    assertThatThrownBy(
            () ->
                redshift
                    .client()
                    .executeStatement(TestRedshift.execute("SELECT 1").waitTimeSeconds(31).build()))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("waitTimeSeconds");
    assertThatThrownBy(
            () -> redshift.client().describeStatement(d -> d.id(UNKNOWN_ID).waitTimeSeconds(0)))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void id_isUnknownOrMalformed() {
    assertThatThrownBy(() -> redshift.client().describeStatement(d -> d.id(UNKNOWN_ID)))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> redshift.client().describeStatement(d -> d.id("x")))
        .isInstanceOf(ValidationException.class);
    String id = redshift.run("SELECT 1", "SELECT 2").id();
    assertThatThrownBy(() -> redshift.client().describeStatement(d -> d.id(id + ":3")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      ExecuteStatementRequest.Builder request) {
    return assertThatThrownBy(() -> redshift.ended(request))
        .isInstanceOf(ValidationException.class);
  }

  private static ExecuteStatementRequest.Builder execute(String sql, String name, String value) {
    return TestRedshift.execute(sql).parameters(parameter(name, value));
  }

  private static SqlParameter parameter(String name, String value) {
    return SqlParameter.builder().name(name).value(value).build();
  }
}
