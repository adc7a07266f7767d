package io.trackway.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a batch says of each of its events.
 *
 * @param sentAt by the client's clock
 * @param bytes of the context and the integrations as sent
 */
record SharedFields(
    @Nullable Instant sentAt, SharedObject context, SharedObject integrations, int bytes) {

  /** How many fields each event gets, at all levels together. */
  int fields() {
    return context.count() + integrations.count();
  }

  /** A batch that tells no more than when it was sent, if that. */
  static SharedFields sentAt(@Nullable Instant sentAt) {
    return new SharedFields(sentAt, SharedObject.EMPTY, SharedObject.EMPTY, 0);
  }
}
