package io.trackway.kinesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.model.KmsThrottlingException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/**
 * What one PutRecords call did with its entries.
 *
 * @param stored indexes of the records that are durable
 * @param failed indexes of those that are not known to be
 * @param retryable whether the failed may succeed when sent again
 * @param cause why they failed, without payload
 */
record PutOutcome(List<Integer> stored, List<Integer> failed, boolean retryable, String cause) {

  private static final int CAUSE_CHARACTERS_MAX = 300;

  PutOutcome {
    stored = List.copyOf(stored);
    failed = List.copyOf(failed);
  }

  /** Of a call that was answered: one result for each entry, in their order. */
  static PutOutcome of(List<Integer> call, List<PutRecordsResultEntry> results) {
    List<Integer> stored = new ArrayList<>();
    List<Integer> failed = new ArrayList<>();
    Map<String, Integer> codes = new TreeMap<>();
    for (int entry = 0; entry < call.size(); entry++) {
      // An answer that is short of results has not acknowledged the rest.
      String code = entry < results.size() ? results.get(entry).errorCode() : "NoResult";
      boolean acknowledged = code == null && results.get(entry).sequenceNumber() != null;
      (acknowledged ? stored : failed).add(call.get(entry));
      if (!acknowledged) {
        codes.merge(code == null ? "NoSequenceNumber" : code, 1, Integer::sum);
      }
    }
    String cause = failed.size() + " of " + call.size() + " entries failed: " + codes;
    return new PutOutcome(stored, failed, true, bounded(cause));
  }

  /**
   * Of a call that failed as a whole, in which case nothing is known to be durable. That the key of
   * the stream is asked for too often passes too, though the SDK does not call it throttling.
   */
  static PutOutcome of(List<Integer> call, SdkException failure, String streamName) {
    if (failure instanceof AwsServiceException answer) {
      boolean retryable =
          answer.isThrottlingException()
              || answer.statusCode() >= 500
              || answer instanceof KmsThrottlingException;
      // The service's own message may quote what was sent, so only its code is told.
      String cause =
          "PutRecords to stream %s was answered %d %s (request %s)"
              .formatted(streamName, answer.statusCode(), code(answer), answer.requestId());
      return new PutOutcome(List.of(), call, retryable, bounded(cause));
    }
    // Neither name nor message of what happened on the way holds payload.
    String cause = "PutRecords to stream " + streamName + " had no answer: " + failure;
    return new PutOutcome(List.of(), call, true, bounded(cause));
  }

  private static String code(AwsServiceException answer) {
    return answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
  }

  private static String bounded(String cause) {
    return cause.substring(0, Math.min(cause.length(), CAUSE_CHARACTERS_MAX));
  }
}
