package io.trackway.local.redshift.copy;

import java.util.Arrays;

/** Rows in the text format of the engine's own COPY: tabs between fields, backslashes escape. */
final class EngineText {
  /** No value is valid that would need this. */
  static final int INVALID = -1;

  private static final int UTF8_BYTES_MAX = 3;

  private byte[] bytes = new byte[512 * 1024];
  private int size;
  private boolean inRow;

  int size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  void clear() {
    size = 0;
  }

  void absent() {
    separate();
    reserve(2);
    bytes[size++] = '\\';
    bytes[size++] = 'N';
  }

  /** Appends a value and says how many bytes it has by itself, or that it cannot be stored. */
  int value(String text) {
    separate();
    reserve(text.length() * UTF8_BYTES_MAX);
    int start = size;
    int escapes = 0;
    for (int at = 0; at < text.length(); at++) {
      char sign = text.charAt(at);
      if (sign >= 0x80) {
        if (!Character.isSurrogate(sign)) {
          multibyte(sign);
        } else if (!pair(text, at++)) {
          return INVALID;
        }
      } else if (sign > '\r' && sign != '\\') {
        bytes[size++] = (byte) sign;
      } else if (sign == 0) {
        return INVALID;
      } else {
        escapes += special(sign);
      }
    }
    return size - start - escapes;
  }

  void endRow() {
    reserve(1);
    bytes[size++] = '\n';
    inRow = false;
  }

  private void separate() {
    if (inRow) {
      reserve(1);
      bytes[size++] = '\t';
    }
    inRow = true;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  /** How many bytes the escape takes beside the character itself. */
  private int special(char sign) {
    char letter =
        switch (sign) {
          case '\n' -> 'n';
          case '\r' -> 'r';
          case '\t' -> 't';
          case '\\' -> '\\';
          default -> 0;
        };
    if (letter == 0) {
      bytes[size++] = (byte) sign;
      return 0;
    }
    bytes[size++] = '\\';
    bytes[size++] = (byte) letter;
    return 1;
  }

  private void multibyte(char sign) {
    if (sign < 0x800) {
      bytes[size++] = (byte) (0xC0 | (sign >> 6));
    } else {
      bytes[size++] = (byte) (0xE0 | (sign >> 12));
      bytes[size++] = (byte) (0x80 | ((sign >> 6) & 0x3F));
    }
    bytes[size++] = (byte) (0x80 | (sign & 0x3F));
  }

  private boolean pair(String text, int at) {
    int point = text.codePointAt(at);
    if (!Character.isSupplementaryCodePoint(point)) {
      return false;
    }
    bytes[size++] = (byte) (0xF0 | (point >> 18));
    bytes[size++] = (byte) (0x80 | ((point >> 12) & 0x3F));
    bytes[size++] = (byte) (0x80 | ((point >> 6) & 0x3F));
    bytes[size++] = (byte) (0x80 | (point & 0x3F));
    return true;
  }
}
