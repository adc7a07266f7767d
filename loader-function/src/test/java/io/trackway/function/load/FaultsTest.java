package io.trackway.function.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trackway.load.LoadBatch;
import io.trackway.load.LoadOutcome;
import io.trackway.load.LoadOutcome.ResumeAt;
import io.trackway.load.LoadResult;
import io.trackway.load.Loader;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.load.CleanRecords;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/** What the loader does when Redshift or the way to it fails, through the unmodified SDK. */
class FaultsTest {

  private static final List<DeliveredRecord> RECORDS =
      List.of(
          CleanRecords.record(10, CleanRecords.fresh(1, "a")),
          CleanRecords.record(11, CleanRecords.fresh(2, "b")));

  @Test
  void aDeadEndpoint_bringsTheBatchAgain() {
    assertThat(load(TestWarehouse.client(URI.create("http://127.0.0.1:1"))))
        .isInstanceOfSatisfying(
            ResumeAt.class,
            resumeAt -> {
              assertThat(resumeAt.sequenceNumber()).isEqualTo("10");
              assertThat(resumeAt.cause()).isInstanceOf(LoadResult.Unavailable.class);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | ThrottlingException              | Rate exceeded
          400 | ActiveStatementsExceededException| Active statements exceeded
          500 | InternalServerException          | We failed
          500 | BatchExecuteStatementException   | We failed
          400 | ValidationException              | Redshift cluster main is paused
          400 | ExpiredTokenException            | The security token is expired
          """)
  void aCallThatPasses_isTriedAgain_thenTheBatchComesAgain(int status, String code, String message)
      throws IOException {
    try (Refusing service = new Refusing(status, code, message)) {
      assertThat(load(TestWarehouse.client(service.endpoint())))
          .isInstanceOfSatisfying(
              ResumeAt.class,
              resumeAt -> assertThat(resumeAt.cause()).isInstanceOf(LoadResult.Unavailable.class));
      assertThat(service.calls).hasSizeGreaterThanOrEqualTo(5);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | AccessDeniedException     | User is not allowed to perform BatchExecuteStatement
          400 | ResourceNotFoundException | Workgroup not found
          400 | ValidationException       | Database name is invalid
          """)
  void aSetupThatIsWrong_isToldAtOnce(int status, String code, String message) throws IOException {
    try (Refusing service = new Refusing(status, code, message)) {
      assertThat(load(TestWarehouse.client(service.endpoint())))
          .isInstanceOfSatisfying(
              ResumeAt.class,
              resumeAt -> {
                assertThat(resumeAt.cause()).isInstanceOf(LoadResult.Misconfigured.class);
                assertThat(resumeAt.cause().cause()).contains(message);
              });
      assertThat(service.calls).hasSize(1);
    }
  }

  @Test
  void aMissingTable_isMisconfigured_andConsumesNothing() throws MigrationException {
    TestWarehouse.empty();
    TestWarehouse.execute("DROP TABLE duplicate_events CASCADE");

    assertThat(load(TestWarehouse.client()))
        .isInstanceOfSatisfying(
            ResumeAt.class,
            resumeAt -> {
              assertThat(resumeAt.sequenceNumber()).isEqualTo("10");
              assertThat(resumeAt.cause()).isInstanceOf(LoadResult.Misconfigured.class);
              assertThat(resumeAt.cause().cause()).contains("duplicate_events");
            });
    assertThat(TestWarehouse.rows("SELECT 1 FROM events", row -> row.getInt(1))).isEmpty();
  }

  @Test
  void aMutexThatIsHeldForTooLong_bringsTheBatchAgain_andItThenLoads() throws Exception {
    TestWarehouse.empty();
    try (AutoCloseable _ = TestWarehouse.hold("load_mutex")) {
      Loader loader = loader(TestWarehouse.client());
      Instant now = Instant.now();
      LoadOutcome outcome = loader.load(new LoadBatch("a", RECORDS, now, now.plusSeconds(2)));
      assertThat(outcome).isInstanceOf(ResumeAt.class);
      assertThat(((ResumeAt) outcome).cause()).isInstanceOf(LoadResult.Unavailable.class);
    }
    assertThat(load(TestWarehouse.client())).isInstanceOf(LoadOutcome.Completed.class);
    assertThat(TestWarehouse.contents().events()).hasSize(2);
  }

  /** Analysts must not wait for loads, nor loads for analysts. */
  @Test
  void aReaderWithAnOpenTransaction_doesNotHoldUpALoad() throws Exception {
    TestWarehouse.empty();
    try (AutoCloseable _ = TestWarehouse.read("events")) {
      assertThat(load(TestWarehouse.client())).isInstanceOf(LoadOutcome.Completed.class);
    }
  }

  private static LoadOutcome load(RedshiftDataClient client) {
    return loader(client).load(CleanRecords.batch("a", RECORDS));
  }

  private static Loader loader(RedshiftDataClient client) {
    return new Loader(
        new RedshiftWarehouse(
            TestWarehouse.dataApi(client, InstantSource.system()), Staging.LITERALS),
        RedshiftRows.SIZE);
  }

  /** A service that refuses every call in the same way. */
  private static final class Refusing implements AutoCloseable {
    private final HttpServer server;
    private final List<String> calls = new CopyOnWriteArrayList<>();

    Refusing(int status, String code, String message) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", exchange -> refuse(exchange, status, code, message));
      server.start();
    }

    private void refuse(HttpExchange exchange, int status, String code, String message)
        throws IOException {
      calls.add(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      exchange.getRequestBody().readAllBytes();
      byte[] body =
          "{\"__type\":\"%s\",\"message\":\"%s\"}"
              .formatted(code, message)
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    }

    URI endpoint() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
