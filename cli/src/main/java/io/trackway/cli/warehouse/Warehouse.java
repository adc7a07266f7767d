package io.trackway.cli.warehouse;

import io.trackway.redshift.DataApi;
import io.trackway.redshift.Execution;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/** A warehouse that is asked, and says that it may take a while. */
public final class Warehouse implements AutoCloseable {

  /** Long enough for one that has to wake up. */
  private static final Duration ANSWER_MAX = Duration.ofMinutes(5);

  private static final Duration SAID_AFTER = Duration.ofSeconds(2);

  private final RedshiftDataClient client;
  private final DataApi dataApi;
  private final PrintWriter err;

  private Warehouse(RedshiftDataClient client, DataApi dataApi, PrintWriter err) {
    this.client = client;
    this.dataApi = dataApi;
    this.err = err;
  }

  /** The one of that place; what takes long is said there. */
  public static Warehouse at(WarehouseOptions.Place place, PrintWriter err) {
    RedshiftDataClient client = place.clients().redshiftData();
    return new Warehouse(
        client,
        new DataApi(
            client,
            place.target(),
            InstantSource.system(),
            pause -> LockSupport.parkNanos(pause.toNanos())),
        err);
  }

  /** A warehouse has no answer; the message says why, in a sentence. */
  public static final class NoAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    NoAnswerException(String message) {
      super(message);
    }
  }

  /**
   * The rows of the answer.
   *
   * @throws NoAnswerException where there is none within minutes
   */
  public List<List<String>> ask(Question question) throws NoAnswerException {
    Instant deadline = Instant.now().plus(ANSWER_MAX);
    Thread waiting = Thread.ofVirtual().name("waiting").start(this::sayThatItTakesLong);
    try {
      return switch (dataApi.run(List.of(question.sql()), question.parameters(), deadline)) {
        case Execution.Finished finished -> dataApi.result(finished, 0, deadline);
        case Execution.Failed failed -> throw noAnswer(failed.message());
      };
    } catch (SdkException noResult) {
      throw noAnswer(String.valueOf(noResult.getMessage()));
    } finally {
      waiting.interrupt();
    }
  }

  private static NoAnswerException noAnswer(String message) {
    return new NoAnswerException("The warehouse does not answer: " + message);
  }

  private void sayThatItTakesLong() {
    try {
      Thread.sleep(SAID_AFTER);
      err.println("No answer yet; the warehouse may be waking up ...");
      err.flush();
    } catch (InterruptedException answered) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
