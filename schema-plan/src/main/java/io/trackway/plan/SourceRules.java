package io.trackway.plan;

import io.trackway.event.Source;
import java.util.Map;

/** How each source's events are handled. */
record SourceRules(Map<String, SourceRule> bySource) {

  /** The entry that holds for every source without one of its own. */
  static final String ANY = "*";

  /** Where a plan says nothing of sources. */
  static final SourceRules NONE = new SourceRules(Map.of());

  SourceRules {
    bySource = Map.copyOf(bySource);
  }

  SourceRule of(Source source) {
    return bySource.getOrDefault(source.name(), bySource.getOrDefault(ANY, SourceRule.DEFAULT));
  }
}
