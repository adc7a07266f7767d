package io.trackway.event;

import java.nio.charset.StandardCharsets;

/** Text that every part of the pipeline can keep: without NUL and without lone surrogates. */
public final class StorableText {

  private static final char REPLACEMENT = 0xFFFD;

  private StorableText() {}

  /** Whether the text is storable as it is. */
  public static boolean is(CharSequence text) {
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (Character.isHighSurrogate(unit)
          && index + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(index + 1))) {
        index++;
      } else if (unit == 0 || Character.isSurrogate(unit)) {
        return false;
      }
    }
    return true;
  }

  /** The text with U+FFFD in place of what is not storable. */
  public static String of(String text) {
    if (is(text)) {
      return text;
    }
    StringBuilder storable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              boolean lone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
              storable.appendCodePoint(point == 0 || lone ? REPLACEMENT : point);
            });
    return storable.toString();
  }

  /** As much of the text as that many UTF-16 units allow, never half a character. */
  public static String cut(String text, int charactersMax) {
    if (text.length() <= charactersMax) {
      return text;
    }
    boolean half = Character.isHighSurrogate(text.charAt(charactersMax - 1));
    return text.substring(0, half ? charactersMax - 1 : charactersMax);
  }

  /** As much of the text as that many bytes of UTF-8 allow, never half a character. */
  public static String cutBytes(String text, int bytesMax) {
    // No character has more than three bytes for each of its UTF-16 units.
    if (text.length() <= bytesMax / 3) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= bytesMax) {
      return text;
    }
    int end = bytesMax;
    // A continuation byte is 10xxxxxx: step back to the start of the character that was cut.
    while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
