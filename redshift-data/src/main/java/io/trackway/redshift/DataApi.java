package io.trackway.redshift;

import io.trackway.redshift.Execution.Failed;
import io.trackway.redshift.Execution.Finished;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultRequest;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;

/**
 * Runs SQL through the Redshift Data API and waits for its end.
 *
 * <p>Calls carry no client token but the one that the SDK makes up for its own retries: a token is
 * forgotten after hours and says nothing of a run that ended badly, so what makes a repeated load
 * harmless is its SQL.
 */
public final class DataApi {

  /** The longest wait that the service offers. */
  static final Duration WAIT_MAX = Duration.ofSeconds(30);

  private static final int ATTEMPTS_MAX = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  /** A statement that runs is not given up because one look at it failed. */
  private static final int FAILED_LOOKS_MAX = 5;

  /** Far above what is asked for: a page has up to a thousand rows or some megabytes. */
  private static final int PAGES_MAX = 10_000;

  private final RedshiftDataClient client;
  private final Target target;
  private final InstantSource clock;
  private final Pause pause;

  /**
   * Statements for that database.
   *
   * @param client whose own read timeout is above {@link #WAIT_MAX}
   */
  public DataApi(RedshiftDataClient client, Target target, InstantSource clock, Pause pause) {
    this.client = client;
    this.target = target;
    this.clock = clock;
    this.pause = pause;
  }

  /** Lets time pass between attempts. */
  @FunctionalInterface
  public interface Pause {
    /** Returns after that time. */
    void pause(Duration duration);
  }

  /**
   * Runs the statements as one transaction; tries again what passes, until the deadline.
   *
   * @param sqls one statement each
   */
  public Execution run(List<String> sqls, Instant deadline) {
    return run(sqls, Map.of(), deadline);
  }

  /**
   * The same with values beside the text of the statements.
   *
   * @param parameters what stands for {@code :name}; none is empty, and each is used
   */
  public Execution run(List<String> sqls, Map<String, String> parameters, Instant deadline) {
    Duration wait = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      Execution execution = runOnce(sqls, parameters, deadline);
      boolean passing = execution instanceof Failed failed && failed.fault() == Fault.PASSING;
      if (!passing || attempt == ATTEMPTS_MAX || left(deadline).compareTo(wait) <= 0) {
        return execution;
      }
      pause.pause(wait);
      wait = wait.multipliedBy(3);
    }
  }

  /**
   * The rows that one statement of a finished execution returned, each value as text.
   *
   * @throws SdkException where the service does not give them by the deadline
   * @throws IllegalStateException where there are more pages than any question of ours has
   */
  public List<List<String>> result(Finished finished, int statement, Instant deadline) {
    List<List<String>> rows = new ArrayList<>();
    @Nullable String token = null;
    for (int page = 0; page < PAGES_MAX; page++) {
      GetStatementResultRequest request =
          GetStatementResultRequest.builder()
              .id(finished.id() + ":" + (statement + 1))
              .nextToken(token)
              .overrideConfiguration(within(deadline))
              .build();
      GetStatementResultResponse response = client.getStatementResult(request);
      response.records().forEach(row -> rows.add(row.stream().map(DataApi::text).toList()));
      token = response.nextToken();
      if (token == null) {
        return rows;
      }
    }
    throw new IllegalStateException("a result has more than " + PAGES_MAX + " pages");
  }

  private Execution runOnce(List<String> sqls, Map<String, String> parameters, Instant deadline) {
    if (!clock.instant().isBefore(deadline)) {
      return new Failed(Fault.PASSING, "the time limit was reached");
    }
    String id;
    try {
      id = client.batchExecuteStatement(request(sqls, parameters, deadline)).id();
    } catch (SdkException failure) {
      return Faults.ofCall(failure);
    }
    return end(id, deadline);
  }

  private BatchExecuteStatementRequest request(
      List<String> sqls, Map<String, String> parameters, Instant deadline) {
    BatchExecuteStatementRequest.Builder request =
        BatchExecuteStatementRequest.builder()
            .sqls(sqls)
            .database(target.database())
            .waitTimeSeconds(waitSeconds(deadline))
            .overrideConfiguration(within(deadline));
    if (!parameters.isEmpty()) {
      request.parameters(parameters.entrySet().stream().map(DataApi::parameter).toList());
    }
    target.workgroup().ifPresent(request::workgroupName);
    target.cluster().ifPresent(request::clusterIdentifier);
    target.secretArn().ifPresent(request::secretArn);
    return request.build();
  }

  private Execution end(String id, Instant deadline) {
    int failedLooks = 0;
    while (true) {
      try {
        DescribeStatementResponse statement =
            client.describeStatement(
                look ->
                    look.id(id)
                        .waitTimeSeconds(waitSeconds(deadline))
                        .overrideConfiguration(within(deadline)));
        switch (statement.status()) {
          case FINISHED -> {
            return new Finished(
                id, statement.subStatements().stream().map(SubStatementData::resultRows).toList());
          }
          case FAILED, ABORTED -> {
            return Faults.ofEngine(statement.error());
          }
          case SUBMITTED, PICKED, STARTED, ALL, UNKNOWN_TO_SDK_VERSION -> failedLooks = 0;
        }
      } catch (SdkException failure) {
        failedLooks++;
        if (failedLooks == FAILED_LOOKS_MAX) {
          return Faults.ofCall(failure);
        }
        pause.pause(FIRST_PAUSE);
      }
      if (!clock.instant().isBefore(deadline)) {
        return cancelled(id);
      }
    }
  }

  /** It may still commit: the same load, delivered again, waits for it at the mutex. */
  private Execution cancelled(String id) {
    try {
      client.cancelStatement(
          request -> request.id(id).overrideConfiguration(within(clock.instant())));
      return new Failed(Fault.PASSING, "cancelled, since the time limit was reached");
    } catch (SdkException notCancelled) {
      return new Failed(Fault.PASSING, "still running as the time limit was reached");
    }
  }

  private int waitSeconds(Instant deadline) {
    return (int) Math.clamp(left(deadline).toSeconds(), 1, WAIT_MAX.toSeconds());
  }

  /** No call outlasts the deadline by more than a moment, whatever the network does. */
  private AwsRequestOverrideConfiguration within(Instant deadline) {
    return AwsRequestOverrideConfiguration.builder()
        .apiCallTimeout(left(deadline).plusSeconds(2))
        .build();
  }

  private Duration left(Instant deadline) {
    Duration left = Duration.between(clock.instant(), deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static SqlParameter parameter(Map.Entry<String, String> parameter) {
    return SqlParameter.builder().name(parameter.getKey()).value(parameter.getValue()).build();
  }

  private static String text(Field field) {
    return field.longValue() == null ? String.valueOf(field.stringValue()) : "" + field.longValue();
  }
}
