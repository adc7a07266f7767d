package io.trackway.plan;

/** Text of which each look at a character counts, for expressions that may look too often. */
record CountedText(CharSequence text, Effort effort) implements CharSequence {

  @Override
  public char charAt(int index) {
    effort.step();
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new CountedText(text.subSequence(start, end), effort);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
