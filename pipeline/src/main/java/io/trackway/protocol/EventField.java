package io.trackway.protocol;

import java.util.Locale;

/** What the fields of an event written as a JSON object may be; each protocol has its own names. */
enum EventField {
  ID,
  TYPE,
  NAME,
  /** The name of a track call, where the protocol names it apart from that of a page. */
  EVENT,
  USER_ID,
  ANONYMOUS_ID,
  PREVIOUS_ID,
  GROUP_ID,
  OCCURRED_AT,
  /** When it happened by the client's clock, where another service has corrected the other time. */
  ORIGINAL_TIMESTAMP,
  SENT_AT,
  PROPERTIES,
  /** The properties of identify and group; of the other types a field like any other. */
  TRAITS,
  CONTEXT,
  /** Which other services the event is meant for. */
  INTEGRATIONS,
  /** The key of its sender, which is never kept. */
  WRITE_KEY,
  /** What a client's library says of its own tries to send the event, which is not kept. */
  DELIVERY;

  /** The name in messages to clients. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
