package io.trackway.function.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.trackway.function.HttpEvents;
import io.trackway.ingest.WriteKeyDirectory;
import io.trackway.ingest.WriteKeys.Standing;
import io.trackway.livestore.LiveStoreException;
import io.trackway.request.Answer;
import io.trackway.request.JsonAnswer;
import io.trackway.request.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** The Lambda function that answers who a user is and how far people have come. */
public final class QueryHandler implements RequestStreamHandler {

  private static final Logger LOG = LoggerFactory.getLogger(QueryHandler.class);

  private static final String RETRY_AFTER_SECONDS = "5";

  private final WriteKeyDirectory readKeys;
  private final Answers answers;
  private final InstantSource clock;

  /** As Lambda makes it, over the services that the environment names. */
  public QueryHandler() {
    this(QueryConfig.from(System.getenv()));
  }

  private QueryHandler(QueryConfig config) {
    this(config.readKeys(), config.answers(), InstantSource.system());
  }

  /** Over any live state. */
  QueryHandler(WriteKeyDirectory readKeys, Answers answers, InstantSource clock) {
    this.readKeys = readKeys;
    this.answers = answers;
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
        case Standing.Good _ -> answer(QuestionReader.read(request), now);
        case Standing.Disabled _ ->
            refused(new Refusal(Refusal.Code.KEY_DISABLED, "this read key has been disabled"));
        case Standing.Unknown() ->
            refused(
                new Refusal(
                    Refusal.Code.UNAUTHORIZED,
                    "a known read key is needed, as X-Read-Key or as Authorization: Bearer;"
                        + " a write key does not do"));
      };
    } catch (IOException | RuntimeException unexpected) {
      LOG.error("500 internal_error", unexpected);
      return Answer.unexpected();
    }
  }

  private Standing standing(HttpEvents.Request request) {
    return ShownReadKey.of(request.submission())
        .map(readKeys::find)
        .orElseGet(Standing.Unknown::new);
  }

  private Answer answer(Reading reading, Instant now) {
    return switch (reading) {
      case Reading.Refused(Refusal refusal) -> refused(refusal);
      case Reading.Asked(Question question) -> answer(question, now);
    };
  }

  /** The log tells the kind of question and not the id, which could be anything. */
  private Answer answer(Question question, Instant now) {
    String kind = question.getClass().getSimpleName();
    try {
      Answer answer = answers.to(question, now);
      LOG.info("{} {}", answer.status(), kind);
      return answer;
    } catch (LiveStoreException | SdkException unreachable) {
      LOG.warn("503 unavailable, {}: {}", kind, unreachable.getMessage());
      return JsonAnswer.error(503, "unavailable", "live state cannot be read now; ask again")
          .with("retry-after", RETRY_AFTER_SECONDS);
    }
  }

  private static Answer refused(Refusal refusal) {
    LOG.info("{} {}", refusal.code().status(), refusal.code().text());
    return JsonAnswer.refused(refusal.code(), refusal.message());
  }
}
