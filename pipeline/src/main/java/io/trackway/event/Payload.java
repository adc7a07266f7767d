package io.trackway.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The bytes of one event as its client sent them. */
public record Payload(ByteBuffer data) {

  /** A client may show a key in its headers and others in the body, which are secrets too. */
  private static final Pattern KEY_MEMBER =
      Pattern.compile("(\"(?:writeKey|write_key)\"\\s{0,9}:\\s{0,9}\")[^\"\\\\]{1,100}\"");

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
   * What is kept of them where the event is rejected, without the value of any JSON field that is
   * called like a write key.
   *
   * @param secret what must not be kept either, such as a write key; empty for nothing
   */
  public Evidence evidence(String secret) {
    String text = StandardCharsets.UTF_8.decode(data()).toString();
    String hidden = secret.isEmpty() ? text : text.replace(secret, "***");
    return Evidence.of(KEY_MEMBER.matcher(hidden).replaceAll("$1***\""));
  }
}
