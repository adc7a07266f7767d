package io.trackway.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of an SDK, and what the row that it becomes has to say.
 *
 * @param number from 0; the context has it too
 * @param content what is given to the SDK; {@code type} is the method
 * @param what of its context the row may have more, which the SDK adds
 * @param occurredAt null where the SDK takes the time itself
 */
record Call(
    int number, JsonNode content, Row.Who who, Row.What what, @Nullable Instant occurredAt) {

  /** The same call, which this SDK sends with other ids. */
  Call as(Row.Who changed) {
    return new Call(number, content, changed, what, occurredAt);
  }
}
