package io.trackway.plan;

import io.trackway.event.Limits;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How a schema's file is called: by the event's name, percent-encoded where a file needs that. */
final class EventFileName {

  private static final String ENDING = ".schema.json";

  private EventFileName() {}

  /** A name that stands for no event. */
  static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
      super(message);
    }
  }

  /** Whether it is the name of an event's schema. */
  static boolean is(String file) {
    return file.endsWith(ENDING);
  }

  /** The event's name. */
  static String eventName(String file) throws UnusableException {
    String name = decoded(file.substring(0, file.length() - ENDING.length()));
    if (name.isEmpty() || name.length() > Limits.NAME_CHARACTERS_MAX) {
      throw new UnusableException(
          "an event's name has 1 to " + Limits.NAME_CHARACTERS_MAX + " characters");
    }
    return name;
  }

  private static String decoded(String encoded) throws UnusableException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] text = encoded.getBytes(StandardCharsets.UTF_8);
    int index = 0;
    while (index < text.length) {
      if (text[index] != '%') {
        bytes.write(text[index++]);
      } else if (index + 2 < text.length
          && HexFormat.isHexDigit(text[index + 1])
          && HexFormat.isHexDigit(text[index + 2])) {
        bytes.write(
            16 * HexFormat.fromHexDigit(text[index + 1]) + HexFormat.fromHexDigit(text[index + 2]));
        index += 3;
      } else {
        throw new UnusableException("a % has two hexadecimal digits after it; itself it is %25");
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException notText) {
      throw new UnusableException("its name is not UTF-8 once decoded");
    }
  }
}
