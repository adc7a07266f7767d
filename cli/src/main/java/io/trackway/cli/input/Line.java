package io.trackway.cli.input;

import io.trackway.event.Payload;

/**
 * A line that is not blank.
 *
 * @param end the place after it; its number is that of {@code end}
 * @param payload its bytes without the line's end; only their beginning where it is too long
 * @param isTooLong whether it has more bytes than a request may have
 */
public record Line(Position end, Payload payload, boolean isTooLong) {

  public long number() {
    return end.line();
  }
}
