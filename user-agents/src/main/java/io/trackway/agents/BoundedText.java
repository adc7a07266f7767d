package io.trackway.agents;

/**
 * A text that may be looked at only so often.
 *
 * <p>What an expression costs depends on the text, and some go to and fro over a text that was made
 * for it for a hundred times as long as over any other. A count rather than a clock ends that, so
 * the same text always ends the same way.
 */
final class BoundedText implements CharSequence {

  private final String text;
  private int looksLeft;

  BoundedText(String text, int looksMax) {
    this.text = text;
    this.looksLeft = looksMax;
  }

  /** The text has been looked at as often as it may. */
  static final class ExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ExhaustedException() {
      super("text was looked at too often", null, false, false);
    }
  }

  @Override
  public char charAt(int index) {
    if (--looksLeft < 0) {
      throw new ExhaustedException();
    }
    return text.charAt(index);
  }

  /** How often it may still be looked at. */
  int looksLeft() {
    return looksLeft;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
