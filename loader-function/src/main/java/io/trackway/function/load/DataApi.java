package io.trackway.function.load;

import io.trackway.function.load.Execution.Failed;
import io.trackway.function.load.Execution.Finished;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;

/**
 * Runs SQL through the Redshift Data API and waits for its end.
 *
 * <p>Calls carry no client token but the one that the SDK makes up for its own retries: a token is
 * forgotten after hours and says nothing of a run that ended badly, so what makes a repeated load
 * harmless is its SQL.
 */
final class DataApi {

  /** The longest wait that the service offers. */
  static final Duration WAIT_MAX = Duration.ofSeconds(30);

  private static final int ATTEMPTS_MAX = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  /** A statement that runs is not given up because one look at it failed. */
  private static final int FAILED_LOOKS_MAX = 5;

  private final RedshiftDataClient client;
  private final Target target;
  private final InstantSource clock;
  private final Pause pause;

  DataApi(RedshiftDataClient client, Target target, InstantSource clock, Pause pause) {
    this.client = client;
    this.target = target;
    this.clock = clock;
    this.pause = pause;
  }

  /** Lets time pass between attempts. */
  @FunctionalInterface
  interface Pause {
    void pause(Duration duration);
  }

  /**
   * Runs the statements as one transaction; tries again what passes, until the deadline.
   *
   * @param sqls one statement each
   */
  Execution run(List<String> sqls, Instant deadline) {
    Duration wait = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      Execution execution = runOnce(sqls, deadline);
      boolean passing = execution instanceof Failed failed && failed.fault() == Fault.PASSING;
      if (!passing || attempt == ATTEMPTS_MAX || left(deadline).compareTo(wait) <= 0) {
        return execution;
      }
      pause.pause(wait);
      wait = wait.multipliedBy(3);
    }
  }

  /** The rows that one statement of a finished execution returned, each value as text. */
  List<List<String>> result(Finished finished, int statement) {
    return client
        .getStatementResult(request -> request.id(finished.id() + ":" + (statement + 1)))
        .records()
        .stream()
        .map(row -> row.stream().map(DataApi::text).toList())
        .toList();
  }

  private Execution runOnce(List<String> sqls, Instant deadline) {
    if (!clock.instant().isBefore(deadline)) {
      return new Failed(Fault.PASSING, "the time limit was reached");
    }
    String id;
    try {
      id = client.batchExecuteStatement(request(sqls, deadline)).id();
    } catch (SdkException failure) {
      return Faults.ofCall(failure);
    }
    return end(id, deadline);
  }

  private BatchExecuteStatementRequest request(List<String> sqls, Instant deadline) {
    BatchExecuteStatementRequest.Builder request =
        BatchExecuteStatementRequest.builder()
            .sqls(sqls)
            .database(target.database())
            .waitTimeSeconds(waitSeconds(deadline))
            .overrideConfiguration(within(deadline));
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
      client.cancelStatement(request -> request.id(id));
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

  private static String text(Field field) {
    return field.longValue() == null ? String.valueOf(field.stringValue()) : "" + field.longValue();
  }
}
