package io.trackway.function.process;

import io.trackway.process.Claim;
import io.trackway.process.ClaimResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The second step of claiming: one conditional put for each claim that is still open. It decides
 * whatever the table holds, so it would do alone.
 *
 * <p>Because the owner may always put its own item again, a claim whose response was lost, of the
 * put itself or of the insertion before it, is granted.
 */
final class Verification {

  /** Puts at once; the client's pool has as many connections. */
  static final int IN_FLIGHT_MAX = 32;

  private static final String FREE_OR_EXPIRED_OR_MINE =
      "attribute_not_exists(#id) OR #expires < :now OR #owner = :me";

  private static final Map<String, String> NAMES =
      Map.of("#id", ClaimItem.ID, "#expires", ClaimItem.EXPIRES, "#owner", ClaimItem.OWNER);

  private final DynamoDbClient client;
  private final String tableName;

  Verification(DynamoDbClient client, String tableName) {
    this.client = client;
    this.tableName = tableName;
  }

  /** The results in the order of the claims. */
  List<ClaimResult> verify(List<Claim> claims, Instant now, ClaimRun run) {
    return run.each(
        claims,
        IN_FLIGHT_MAX,
        (claim, left) -> put(claim, now, left, run),
        (_, cause) -> new ClaimResult.Unknown(cause));
  }

  private ClaimResult put(Claim claim, Instant now, Duration left, ClaimRun run) {
    try {
      client.putItem(request(claim, now, left));
      return new ClaimResult.Granted();
    } catch (ConditionalCheckFailedException held) {
      return ClaimItem.holder(held.item());
    } catch (SdkException failure) {
      return ClaimFault.unknown(failure, tableName, run);
    }
  }

  private PutItemRequest request(Claim claim, Instant now, Duration left) {
    return PutItemRequest.builder()
        .tableName(tableName)
        .item(ClaimItem.of(claim))
        .conditionExpression(FREE_OR_EXPIRED_OR_MINE)
        .expressionAttributeNames(NAMES)
        .expressionAttributeValues(
            Map.of(":now", ClaimItem.seconds(now), ":me", ClaimItem.text(claim.owner())))
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .overrideConfiguration(limits -> LedgerClient.limit(limits, left))
        .build();
  }
}
