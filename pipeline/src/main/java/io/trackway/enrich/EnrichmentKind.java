package io.trackway.enrich;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A piece of enrichment that an operator may have or not. */
public enum EnrichmentKind {
  /** Browser, operating system and device. */
  USER_AGENT,
  /** Whether a program visits, and no person. */
  BOT,
  /** What the marketing of the page says of itself. */
  CAMPAIGN,
  /** The mark of the advertisement that was clicked. */
  CLICK_IDS,
  /** Where the visitor comes from. */
  REFERRER,
  /** The parts of the page's URL. */
  PAGE;

  /** The name in settings, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kinds in a list of names with commas between them; blanks and empty names count for
   * nothing, so an empty list is none.
   *
   * @throws IllegalArgumentException naming all kinds, where a name is none of theirs
   */
  public static Set<EnrichmentKind> parse(String names) {
    Set<EnrichmentKind> kinds = EnumSet.noneOf(EnrichmentKind.class);
    for (String name : names.split(",", -1)) {
      if (!name.isBlank()) {
        kinds.add(of(name.strip()));
      }
    }
    return Collections.unmodifiableSet(kinds);
  }

  private static EnrichmentKind of(String name) {
    return Stream.of(values())
        .filter(kind -> kind.text().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be a list of these, with commas between them: "
                        + Stream.of(values()).map(EnrichmentKind::text).collect(joining(", "))));
  }
}
