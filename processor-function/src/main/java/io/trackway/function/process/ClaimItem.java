package io.trackway.function.process;

import io.trackway.event.Fingerprint;
import io.trackway.process.Claim;
import io.trackway.process.ClaimResult;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a claim stands in the table: one item, whose key is the event's. */
final class ClaimItem {

  static final String ID = "id";
  static final String OWNER = "owner";
  static final String FINGERPRINT = "fingerprint";
  static final String EXPIRES = "expires";

  private ClaimItem() {}

  static Map<String, AttributeValue> of(Claim claim) {
    return Map.of(
        ID, text(claim.key().text()),
        OWNER, text(claim.owner()),
        FINGERPRINT, text(claim.fingerprint().hex()),
        EXPIRES, seconds(claim.expires()));
  }

  /** Who holds the claim that this item is. */
  static ClaimResult holder(Map<String, AttributeValue> item) {
    AttributeValue owner = item.get(OWNER);
    AttributeValue fingerprint = item.get(FINGERPRINT);
    return owner == null || fingerprint == null
        ? new ClaimResult.Unknown("the ledger did not tell who holds a claim")
        : new ClaimResult.Held(owner.s(), new Fingerprint(fingerprint.s()));
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  /** The form that time to live asks for. */
  static AttributeValue seconds(Instant time) {
    return AttributeValue.fromN(Long.toString(time.getEpochSecond()));
  }
}
