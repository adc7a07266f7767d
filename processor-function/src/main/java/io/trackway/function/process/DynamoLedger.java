package io.trackway.function.process;

import io.trackway.process.Claim;
import io.trackway.process.ClaimResult;
import io.trackway.process.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The ledger as a DynamoDB table: claims are inserted many at once, and those that could not be are
 * put one by one, on the condition that the key is free, expired or the owner's own.
 *
 * <p>A claim of a free key costs one write unit; one of a key that is taken costs two, the failed
 * insertion and the put.
 */
public final class DynamoLedger implements Ledger {

  private final Insertion insertion;
  private final Verification verification;

  /**
   * The ledger in that table.
   *
   * @param client with retries and connections as {@link LedgerClient} sets them
   */
  public DynamoLedger(DynamoDbClient client, String tableName) {
    this.insertion = new Insertion(client, tableName);
    this.verification = new Verification(client, tableName);
  }

  @Override
  public List<ClaimResult> claim(List<Claim> claims, Instant now, Duration timeLimit) {
    ClaimRun run = new ClaimRun(timeLimit);
    List<Optional<ClaimResult>> inserted = insertion.insert(claims, run);
    List<Claim> open =
        IntStream.range(0, claims.size())
            .filter(index -> inserted.get(index).isEmpty())
            .mapToObj(claims::get)
            .toList();
    Iterator<ClaimResult> verified = verification.verify(open, now, run).iterator();
    return inserted.stream().map(result -> result.orElseGet(verified::next)).toList();
  }
}
