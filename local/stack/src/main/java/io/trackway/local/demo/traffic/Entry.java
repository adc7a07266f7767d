package io.trackway.local.demo.traffic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a request: an event, or what a broken client takes for one.
 *
 * @param id the event's id, where it has one
 * @param text what is sent, without {@code sent_at}
 */
public record Entry(@Nullable String id, String text, Fate fate) {

  /** The text with the time of sending inside, as requests without an envelope have it. */
  String text(Instant sentAt) {
    boolean isObject = text.startsWith("{") && text.endsWith("}") && text.length() > 2;
    return isObject
        ? text.substring(0, text.length() - 1) + ",\"sent_at\":\"" + sentAt + "\"}"
        : text;
  }
}
