package io.trackway.function.status;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.trackway.event.EventKey;
import io.trackway.event.Limits;
import io.trackway.event.Source;
import io.trackway.event.StorableText;
import io.trackway.function.HttpEvents;
import io.trackway.ingest.ShownKey;
import io.trackway.ingest.WriteKeyDirectory;
import io.trackway.ingest.WriteKeys.Standing;
import io.trackway.request.Answer;
import io.trackway.request.JsonAnswer;
import io.trackway.request.Refusal;
import io.trackway.status.StatusAnswer;
import io.trackway.status.StatusLookup;
import io.trackway.status.StatusLookup.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Lambda function that tells what became of an event. */
public final class StatusHandler implements RequestStreamHandler {

  private static final Logger LOG = LoggerFactory.getLogger(StatusHandler.class);

  private final WriteKeyDirectory writeKeys;
  private final StatusLookup lookup;
  private final InstantSource clock;

  /** As Lambda makes it, over the services that the environment names. */
  public StatusHandler() {
    this(StatusConfig.from(System.getenv()));
  }

  private StatusHandler(StatusConfig config) {
    this(config.writeKeys(), config.lookup(), InstantSource.system());
  }

  /** Over any ledger and warehouse. */
  StatusHandler(WriteKeyDirectory writeKeys, StatusLookup lookup, InstantSource clock) {
    this.writeKeys = writeKeys;
    this.lookup = lookup;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    HttpEvents.write(answer(in), out);
  }

  private Answer answer(InputStream in) {
    try {
      Instant now = clock.instant();
      HttpEvents.Request request = HttpEvents.readRequest(in, now);
      return switch (standing(request)) {
        case Standing.Good good ->
            answer(good.sender().source(), request.pathParameters().getOrDefault("id", ""), now);
        case Standing.Disabled _ ->
            refused(Refusal.Code.KEY_DISABLED, "this write key has been disabled");
        case Standing.Unknown() ->
            refused(
                Refusal.Code.UNAUTHORIZED,
                "a known write key is needed, as X-Write-Key or as the user of Basic credentials");
      };
    } catch (IOException | RuntimeException unexpected) {
      LOG.error("500 internal_error", unexpected);
      return Answer.unexpected();
    }
  }

  private Standing standing(HttpEvents.Request request) {
    return ShownKey.of(request.submission()).map(writeKeys::find).orElseGet(Standing.Unknown::new);
  }

  private Answer answer(Source source, String id, Instant now) {
    if (id.isEmpty() || id.length() > Limits.ID_CHARACTERS_MAX || !StorableText.is(id)) {
      return refused(
          Refusal.Code.INVALID_FIELD,
          "id must have 1 to %d characters, without NUL".formatted(Limits.ID_CHARACTERS_MAX));
    }
    Result result = lookup.find(new EventKey(source, id), now);
    Answer answer = StatusAnswer.of(result);
    StatusLog.write(answer.status(), result);
    return answer;
  }

  private static Answer refused(Refusal.Code code, String message) {
    LOG.info("{} {}", code.status(), code.text());
    return JsonAnswer.refused(code, message);
  }
}
