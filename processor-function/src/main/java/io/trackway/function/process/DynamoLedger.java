package io.trackway.function.process;

import io.trackway.event.Fingerprint;
import io.trackway.process.Claim;
import io.trackway.process.ClaimResult;
import io.trackway.process.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The ledger as a DynamoDB table: one conditional put per claim, which is one write unit.
 *
 * <p>Because the owner may always put its own item again, a put whose response was lost is granted
 * when the client repeats it.
 */
final class DynamoLedger implements Ledger {

  /** Claims at once; the client's pool has as many connections. */
  static final int IN_FLIGHT_MAX = 32;

  private static final String ID = "id";
  private static final String OWNER = "owner";
  private static final String FINGERPRINT = "fingerprint";
  private static final String EXPIRES = "expires";

  private static final String FREE_OR_EXPIRED_OR_MINE =
      "attribute_not_exists(#id) OR #expires < :now OR #owner = :me";

  private static final Map<String, String> NAMES =
      Map.of("#id", ID, "#expires", EXPIRES, "#owner", OWNER);

  private static final int CAUSE_CHARACTERS_MAX = 300;

  private final DynamoDbClient client;
  private final String tableName;

  /**
   * The ledger in that table.
   *
   * @param client with retries and connections as {@link LedgerClient} sets them
   */
  DynamoLedger(DynamoDbClient client, String tableName) {
    this.client = client;
    this.tableName = tableName;
  }

  @Override
  public List<ClaimResult> claim(List<Claim> claims, Instant now, Duration timeLimit) {
    ClaimRun run = new ClaimRun(timeLimit);
    return run.each(claims, IN_FLIGHT_MAX, (claim, left) -> put(claim, now, left, run));
  }

  private ClaimResult put(Claim claim, Instant now, Duration left, ClaimRun run) {
    try {
      client.putItem(request(claim, now, left));
      return new ClaimResult.Granted();
    } catch (ConditionalCheckFailedException held) {
      return holder(held.item());
    } catch (SdkException failure) {
      String cause = cause(failure);
      if (!mayPass(failure)) {
        run.stop(cause);
      }
      return new ClaimResult.Unknown(cause);
    }
  }

  private PutItemRequest request(Claim claim, Instant now, Duration left) {
    Duration attempt =
        left.compareTo(LedgerClient.ATTEMPT_TIMEOUT) < 0 ? left : LedgerClient.ATTEMPT_TIMEOUT;
    return PutItemRequest.builder()
        .tableName(tableName)
        .item(
            Map.of(
                ID, text(claim.key().text()),
                OWNER, text(claim.owner()),
                FINGERPRINT, text(claim.fingerprint().hex()),
                EXPIRES, seconds(claim.expires())))
        .conditionExpression(FREE_OR_EXPIRED_OR_MINE)
        .expressionAttributeNames(NAMES)
        .expressionAttributeValues(Map.of(":now", seconds(now), ":me", text(claim.owner())))
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .overrideConfiguration(limits -> limits.apiCallTimeout(left).apiCallAttemptTimeout(attempt))
        .build();
  }

  private static ClaimResult holder(Map<String, AttributeValue> item) {
    AttributeValue owner = item.get(OWNER);
    AttributeValue fingerprint = item.get(FINGERPRINT);
    return owner == null || fingerprint == null
        ? new ClaimResult.Unknown("the ledger did not tell who holds a claim")
        : new ClaimResult.Held(owner.s(), new Fingerprint(fingerprint.s()));
  }

  /** Whether another claim may still succeed: throttling and faults pass, a missing table stays. */
  private static boolean mayPass(SdkException failure) {
    return failure instanceof DynamoDbException answer
        && (answer.isThrottlingException() || answer.statusCode() >= 500);
  }

  /** What went wrong, for the log; messages of this service name no item. */
  private String cause(SdkException failure) {
    String message = "table " + tableName + ": " + failure.getMessage();
    return message.substring(0, Math.min(message.length(), CAUSE_CHARACTERS_MAX));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static AttributeValue seconds(Instant time) {
    return AttributeValue.fromN(Long.toString(time.getEpochSecond()));
  }
}
