package io.trackway.function.ingest;

import io.trackway.ingest.Pace;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One sender's payment for the events of one request, as a conditional update of its item.
 *
 * <p>The new value is the later of now and what is stored, plus the cost. An update expression has
 * no maximum, so there are two of them, each under the condition that it is the right one.
 *
 * @param now in nanoseconds since 1970, as {@link Pace} counts
 * @param limit up to when the sender may have paid before
 * @param cost in nanoseconds
 */
record Payment(String sender, long now, long limit, long cost) {

  private static final String ID = "id";
  private static final String PAID_UNTIL = "paid_until";
  private static final String EXPIRES = "expires";

  private static final Map<String, String> NAMES = Map.of("#paid", PAID_UNTIL, "#expires", EXPIRES);

  private static final String NOTHING_OWED = "attribute_not_exists(#paid) OR #paid < :now";
  private static final String PAY_FROM_NOW = "SET #paid = :paid, #expires = :expires";

  private static final String SOMETHING_LEFT = "#paid >= :now AND #paid <= :limit";
  private static final String PAY_ON_TOP = "SET #paid = #paid + :cost, #expires = :expires";

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** An item that nobody has paid into for this long says nothing any more. */
  private static final long KEPT_SECONDS = 3_600;

  /** For those events at that rate. */
  static Payment of(String sender, int events, int eventsPerSecond, long now) {
    return new Payment(
        sender, now, Pace.limit(now, eventsPerSecond), Pace.cost(events, eventsPerSecond));
  }

  /**
   * The update that is right if so much is stored.
   *
   * @param paidUntil what is thought to be stored, zero where nothing is
   */
  UpdateItemRequest request(String tableName, long paidUntil, Duration timeLimit) {
    boolean owes = paidUntil >= now;
    return UpdateItemRequest.builder()
        .tableName(tableName)
        .key(Map.of(ID, AttributeValue.fromS(sender)))
        .conditionExpression(owes ? SOMETHING_LEFT : NOTHING_OWED)
        .updateExpression(owes ? PAY_ON_TOP : PAY_FROM_NOW)
        .expressionAttributeNames(NAMES)
        .expressionAttributeValues(owes ? onTop() : fromNow())
        .returnValues(ReturnValue.UPDATED_NEW)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .overrideConfiguration(
            limits -> limits.apiCallTimeout(timeLimit).apiCallAttemptTimeout(timeLimit))
        .build();
  }

  private Map<String, AttributeValue> onTop() {
    return Map.of(
        ":now", number(now),
        ":limit", number(limit),
        ":cost", number(cost),
        ":expires", expires());
  }

  private Map<String, AttributeValue> fromNow() {
    return Map.of(
        ":now", number(now),
        ":paid", number(Pace.paidUntil(0, now, cost)),
        ":expires", expires());
  }

  /** After all that can be owed then. */
  private AttributeValue expires() {
    return number((now + Pace.BURST.toNanos() + cost) / NANOS_PER_SECOND + KEPT_SECONDS);
  }

  /** Until when an item says that its sender has paid; zero where there is none. */
  static long paidUntil(Map<String, AttributeValue> item) {
    @Nullable AttributeValue value = item.get(PAID_UNTIL);
    return value == null ? 0 : Long.parseLong(value.n());
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
