package io.trackway.function.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.trackway.function.HttpEvents;
import io.trackway.ingest.Ingest;
import io.trackway.request.Answer;
import io.trackway.request.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Lambda function behind the HTTP API. */
public final class IngestHandler implements RequestStreamHandler {

  private static final Logger LOG = LoggerFactory.getLogger(IngestHandler.class);

  private final Ingest ingest;
  private final TrackingWishes trackingWishes;
  private final InstantSource clock;

  /** As Lambda makes it, over the services that the environment names. */
  public IngestHandler() {
    this(IngestConfig.from(System.getenv()));
  }

  private IngestHandler(IngestConfig config) {
    this(config.ingest(), config.trackingWishes(), InstantSource.system());
  }

  /** Over any endpoint. */
  public IngestHandler(Ingest ingest, TrackingWishes trackingWishes, InstantSource clock) {
    this.ingest = ingest;
    this.trackingWishes = trackingWishes;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    HttpEvents.write(answer(in), out);
  }

  private Answer answer(InputStream in) {
    try {
      Submission submission = HttpEvents.read(in, clock.instant());
      Ingest.Handled handled = ingest.handle(trackingWishes.applied(submission));
      LOG.info(RequestLog.line(handled.answer().status(), handled.outcome()));
      return handled.answer();
    } catch (IOException | RuntimeException unexpected) {
      LOG.error("500 internal_error", unexpected);
      return Answer.unexpected();
    }
  }
}
