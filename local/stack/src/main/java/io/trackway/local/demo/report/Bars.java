package io.trackway.local.demo.report;

/** Bars of block characters, to an eighth of a character. */
public final class Bars {

  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
  private static final char FULL = '█';
  private static final char EMPTY = '░';

  private Bars() {}

  /** A bar that is {@code width} characters long where the value is the largest. */
  public static String bar(long value, long largest, int width) {
    if (largest <= 0 || value <= 0) {
      return "";
    }
    int eighths = (int) Math.round((double) Math.min(value, largest) / largest * width * 8);
    String bar = String.valueOf(FULL).repeat(eighths / 8);
    return eighths % 8 == 0 ? bar : bar + EIGHTHS.charAt(eighths % 8);
  }

  /** A bar of that width of which a share is full. */
  static String gauge(double share, int width) {
    int full = (int) Math.round(Math.clamp(share, 0, 1) * width);
    return String.valueOf(FULL).repeat(full) + String.valueOf(EMPTY).repeat(width - full);
  }
}
