package io.trackway.plan;

import java.util.regex.Pattern;

/** A regular expression of a schema, which may be a costly one. */
record Expression(Pattern pattern) {

  static Expression of(String text) {
    return new Expression(Pattern.compile(text));
  }

  /** Whether it is found in the text. */
  boolean isFoundIn(String text) {
    try {
      return pattern.matcher(new CountedText(text, Effort.CURRENT.get())).find();
    } catch (StackOverflowError deep) {
      // Java's expressions recurse over repeated alternatives, once for each character.
      throw Effort.tooLong();
    }
  }
}
