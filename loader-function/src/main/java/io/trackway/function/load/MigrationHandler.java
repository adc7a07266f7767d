package io.trackway.function.load;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the schema as a custom resource of the stack, and wherever else it is invoked.
 *
 * <p>It answers whatever happens: a stack that gets no answer waits for an hour. Deleting the stack
 * deletes nothing here, since data outlives the stack that wrote it.
 */
public final class MigrationHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  private static final Logger LOG = LoggerFactory.getLogger(MigrationHandler.class);

  /** Kept back to answer. */
  private static final Duration ANSWER_TIME = Duration.ofSeconds(10);

  private final Supplier<Migrations> migrations;
  private final InstantSource clock;

  /** The function as it is deployed; a wrong environment is told in the answer. */
  public MigrationHandler() {
    this(
        () -> Migrations.packaged(LoaderConfig.from(System.getenv()).dataApi()),
        InstantSource.system());
  }

  MigrationHandler(Supplier<Migrations> migrations, InstantSource clock) {
    this.migrations = migrations;
    this.clock = clock;
  }

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> request, Context context) {
    StackRequest stackRequest = new StackRequest(request);
    Map<String, Object> answer = stackRequest.answer(result(stackRequest, context));
    stackRequest.send(answer);
    return answer;
  }

  private StackRequest.Result result(StackRequest request, Context context) {
    Instant deadline =
        clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(ANSWER_TIME);
    try {
      return switch (request.type()) {
        case "Create", "Update" -> new StackRequest.Applied(migrations.get().apply(deadline));
        case "Delete" -> new StackRequest.Kept();
        // Text from outside is an open set.
        default -> new StackRequest.Failed("RequestType must be Create, Update or Delete");
      };
    } catch (MigrationException failure) {
      LOG.error("the schema was not applied: {}", failure.getMessage());
      return new StackRequest.Failed(String.valueOf(failure.getMessage()));
    } catch (RuntimeException failure) {
      LOG.error("the schema was not applied", failure);
      return new StackRequest.Failed(String.valueOf(failure.getMessage()));
    }
  }
}
