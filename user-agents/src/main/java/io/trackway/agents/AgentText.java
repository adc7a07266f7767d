package io.trackway.agents;

import java.util.Locale;

/** A user agent as rules look at it. */
record AgentText(BoundedText bounded, Trigrams trigrams) {

  /**
   * The text in both forms.
   *
   * @param looksMax how often expressions may look at its characters, all of them together
   */
  static AgentText of(String text, int looksMax) {
    return new AgentText(
        new BoundedText(text, looksMax), new Trigrams(text.toLowerCase(Locale.ROOT)));
  }
}
