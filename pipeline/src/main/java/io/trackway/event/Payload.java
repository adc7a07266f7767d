package io.trackway.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes of one event as its client sent them. */
public record Payload(ByteBuffer data) {

  public Payload {
    data = data.asReadOnlyBuffer();
  }

  /** A view of the bytes, positioned at their start. */
  @Override
  public ByteBuffer data() {
    return data.duplicate();
  }

  /** How many bytes there are. */
  public int bytes() {
    return data.remaining();
  }

  /**
   * What is kept of them where the event is rejected.
   *
   * @param secret what must not be kept, such as a write key; empty for nothing
   */
  public Evidence evidence(String secret) {
    String text = StandardCharsets.UTF_8.decode(data()).toString();
    return Evidence.of(secret.isEmpty() ? text : text.replace(secret, "***"));
  }
}
