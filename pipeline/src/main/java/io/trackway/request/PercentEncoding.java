package io.trackway.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** How text stands in a query. */
public final class PercentEncoding {

  private PercentEncoding() {}

  /** The bytes meant: a plus is a blank, and what is not well encoded stands for itself. */
  public static byte[] decode(String encoded) {
    byte[] text = encoded.getBytes(UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(text.length);
    for (int index = 0; index < text.length; index++) {
      int high = digit(text, index + 1);
      int low = digit(text, index + 2);
      if (text[index] == '%' && high >= 0 && low >= 0) {
        decoded.write(high * 16 + low);
        index += 2;
      } else {
        decoded.write(text[index] == '+' ? ' ' : text[index]);
      }
    }
    return decoded.toByteArray();
  }

  /** The hexadecimal digit at that place, or -1. */
  private static int digit(byte[] text, int index) {
    return index < text.length ? Character.digit(text[index], 16) : -1;
  }
}
