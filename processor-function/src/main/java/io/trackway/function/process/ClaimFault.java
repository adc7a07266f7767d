package io.trackway.function.process;

import io.trackway.process.ClaimResult;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** A call that the service did not carry out, after all its attempts: it decides no claim. */
final class ClaimFault {

  private static final int CAUSE_CHARACTERS_MAX = 300;

  private ClaimFault() {}

  /** What it says of a claim; stops the run where no other claim can succeed either. */
  static ClaimResult unknown(SdkException failure, String tableName, ClaimRun run) {
    ClaimResult.Unknown unknown = unknown(tableName, String.valueOf(failure.getMessage()));
    if (!mayPass(failure)) {
      run.stop(unknown.cause());
    }
    return unknown;
  }

  /** The same in the service's own words, which name no item. */
  static ClaimResult.Unknown unknown(String tableName, String message) {
    String cause = "table " + tableName + ": " + message;
    return new ClaimResult.Unknown(
        cause.substring(0, Math.min(cause.length(), CAUSE_CHARACTERS_MAX)));
  }

  /** Whether another claim may still succeed: throttling and faults pass, a missing table stays. */
  private static boolean mayPass(SdkException failure) {
    return failure instanceof DynamoDbException answer
        && (answer.isThrottlingException() || answer.statusCode() >= 500);
  }
}
