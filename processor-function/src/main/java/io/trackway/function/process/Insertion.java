package io.trackway.function.process;

import io.trackway.process.Claim;
import io.trackway.process.ClaimResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;

/**
 * The first step of claiming: inserts the claims of free keys, many with each call.
 *
 * <p>A statement fails for itself and inserts only where there is no item. Of one that is there it
 * tells neither owner nor expiry, so it decides nothing then; {@link Verification} does.
 */
final class Insertion {

  /** The service's limit for one call. */
  static final int STATEMENTS_MAX = 25;

  /** Calls at once: as many statements are in work as a table takes in some tens of ms. */
  static final int IN_FLIGHT_MAX = 8;

  private final DynamoDbClient client;
  private final String tableName;
  private final String statement;

  Insertion(DynamoDbClient client, String tableName) {
    this.client = client;
    this.tableName = tableName;
    this.statement =
        "INSERT INTO \"%s\" VALUE {'%s': ?, '%s': ?, '%s': ?, '%s': ?}"
            .formatted(
                tableName, ClaimItem.ID, ClaimItem.OWNER, ClaimItem.FINGERPRINT, ClaimItem.EXPIRES);
  }

  /** The results in the order of the claims, empty for those that it does not decide. */
  List<Optional<ClaimResult>> insert(List<Claim> claims, ClaimRun run) {
    return run
        .each(
            calls(claims),
            IN_FLIGHT_MAX,
            (call, left) -> call(call, left, run),
            (call, cause) -> all(call, new ClaimResult.Unknown(cause)))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<List<Claim>> calls(List<Claim> claims) {
    List<List<Claim>> calls = new ArrayList<>();
    for (int start = 0; start < claims.size(); start += STATEMENTS_MAX) {
      calls.add(claims.subList(start, Math.min(claims.size(), start + STATEMENTS_MAX)));
    }
    return calls;
  }

  private List<Optional<ClaimResult>> call(List<Claim> claims, Duration left, ClaimRun run) {
    if (claims.size() == 1) {
      // One statement costs what one put does, and the put decides.
      return List.of(Optional.empty());
    }
    try {
      return results(claims, client.batchExecuteStatement(request(claims, left)).responses(), run);
    } catch (SdkException failure) {
      return all(claims, ClaimFault.unknown(failure, tableName, run));
    }
  }

  private BatchExecuteStatementRequest request(List<Claim> claims, Duration left) {
    return BatchExecuteStatementRequest.builder()
        .statements(claims.stream().map(this::statement).toList())
        .overrideConfiguration(limits -> LedgerClient.limit(limits, left))
        .build();
  }

  private BatchStatementRequest statement(Claim claim) {
    return BatchStatementRequest.builder()
        .statement(statement)
        .parameters(
            ClaimItem.text(claim.key().text()),
            ClaimItem.text(claim.owner()),
            ClaimItem.text(claim.fingerprint().hex()),
            ClaimItem.seconds(claim.expires()))
        .build();
  }

  /** An answer that is short of responses has inserted nothing of the rest, for all we know. */
  private List<Optional<ClaimResult>> results(
      List<Claim> claims, List<BatchStatementResponse> responses, ClaimRun run) {
    List<Optional<ClaimResult>> results = new ArrayList<>();
    for (int index = 0; index < claims.size(); index++) {
      results.add(
          index < responses.size() ? result(responses.get(index).error(), run) : Optional.empty());
    }
    return results;
  }

  /** A duplicate has a holder who is still to be looked at; throttling and faults may pass. */
  private Optional<ClaimResult> result(@Nullable BatchStatementError error, ClaimRun run) {
    if (error == null) {
      return Optional.of(new ClaimResult.Granted());
    }
    if (error.code() == BatchStatementErrorCodeEnum.ACCESS_DENIED) {
      ClaimResult.Unknown unknown = ClaimFault.unknown(tableName, String.valueOf(error.message()));
      run.stop(unknown.cause());
      return Optional.of(unknown);
    }
    return Optional.empty();
  }

  private static List<Optional<ClaimResult>> all(List<Claim> claims, ClaimResult result) {
    return Collections.nCopies(claims.size(), Optional.of(result));
  }
}
