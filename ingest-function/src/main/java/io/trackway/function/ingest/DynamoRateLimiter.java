package io.trackway.function.ingest;

import io.trackway.ingest.Pace;
import io.trackway.ingest.RateLimiter;
import io.trackway.ingest.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Allowances in a DynamoDB table, an item for each sender; safe for use by many threads.
 *
 * <p>A sender without a limit costs nothing, one with a limit a write for each request, and one
 * that is known to be over its limit nothing until it is below again. A limit is there to protect,
 * so it must not lose events: where the table does not answer soon, the request is let through.
 */
final class DynamoRateLimiter implements RateLimiter {

  /** Two, where another instance has written since; it cannot change back while now stays. */
  static final int ATTEMPTS_MAX = 3;

  /** Senders that are remembered; they are forgotten together, which costs a write more each. */
  static final int REMEMBERED_MAX = 2_000;

  private static final Duration WARNING_PAUSE = Duration.ofMinutes(1);
  private static final int CAUSE_CHARACTERS_MAX = 300;
  private static final Logger LOG = LoggerFactory.getLogger(DynamoRateLimiter.class);

  private final Supplier<DynamoDbClient> clients;
  private final String tableName;
  private final RateLimitClient.Patience patience;
  private final Map<String, Long> remembered = new HashMap<>();
  private @Nullable DynamoDbClient client;
  private boolean answered;
  private Instant warnedAt = Instant.EPOCH;

  /**
   * The allowances in that table.
   *
   * @param clients asked once, when the first sender with a limit comes
   */
  DynamoRateLimiter(
      Supplier<DynamoDbClient> clients, String tableName, RateLimitClient.Patience patience) {
    this.clients = clients;
    this.tableName = tableName;
    this.patience = patience;
  }

  @Override
  public Allowance take(Sender sender, int events, Instant now) {
    if (sender.eventsPerSecond().isEmpty()) {
      return new Allowance.Granted();
    }
    Payment payment =
        Payment.of(sender.name(), events, sender.eventsPerSecond().getAsInt(), Pace.nanos(now));
    long paidUntil = remembered(sender.name());
    Allowance known = Pace.allowance(paidUntil, payment.limit());
    if (known instanceof Allowance.Denied) {
      return known;
    }
    try {
      return take(payment, paidUntil);
    } catch (SdkException failure) {
      warn(now, failure);
      return new Allowance.Granted();
    }
  }

  /** Pays under the guess that nobody else has since what is remembered, else under what is so. */
  private Allowance take(Payment payment, long rememberedPaidUntil) {
    long paidUntil = rememberedPaidUntil;
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      try {
        Map<String, AttributeValue> stored =
            client().updateItem(payment.request(tableName, paidUntil, timeLimit())).attributes();
        remember(payment.sender(), Payment.paidUntil(stored));
        return new Allowance.Granted();
      } catch (ConditionalCheckFailedException changed) {
        paidUntil = Payment.paidUntil(changed.item());
        remember(payment.sender(), paidUntil);
        Allowance allowance = Pace.allowance(paidUntil, payment.limit());
        if (allowance instanceof Allowance.Denied) {
          return allowance;
        }
      }
    }
    return new Allowance.Granted();
  }

  private synchronized DynamoDbClient client() {
    if (client == null) {
      client = clients.get();
    }
    return client;
  }

  private synchronized Duration timeLimit() {
    return answered ? patience.later() : patience.first();
  }

  private synchronized long remembered(String sender) {
    return remembered.getOrDefault(sender, 0L);
  }

  private synchronized void remember(String sender, long paidUntil) {
    answered = true;
    if (remembered.size() == REMEMBERED_MAX && !remembered.containsKey(sender)) {
      remembered.clear();
    }
    remembered.merge(sender, paidUntil, Math::max);
  }

  private synchronized void warn(Instant now, SdkException failure) {
    if (Duration.between(warnedAt, now).abs().compareTo(WARNING_PAUSE) < 0) {
      return;
    }
    warnedAt = now;
    String cause = "table " + tableName + ": " + failure.getMessage();
    LOG.warn(
        "rate limits are not kept: {}",
        cause.substring(0, Math.min(cause.length(), CAUSE_CHARACTERS_MAX)));
  }
}
