package io.trackway.function.process;

import io.trackway.agents.RuledUserAgents;
import io.trackway.enrich.EnrichmentKind;
import io.trackway.enrich.Enrichments;
import io.trackway.enrich.UserAgents;
import io.trackway.function.Settings;
import io.trackway.process.Enricher;
import java.util.Set;

/** What the function's environment says of what is told of events. */
record EnrichmentConfig(Set<EnrichmentKind> kinds) {

  /** Reads it and notes what is wrong. */
  static EnrichmentConfig from(Settings settings) {
    try {
      return new EnrichmentConfig(
          EnrichmentKind.parse(settings.optionalText("ENRICHMENTS").orElse("")));
    } catch (IllegalArgumentException unknown) {
      settings.problem("ENRICHMENTS", String.valueOf(unknown.getMessage()));
      return new EnrichmentConfig(Set.of());
    }
  }

  /**
   * What tells of events. The rules for user agents are read here, where something asks for them:
   * while the function starts, so that they are part of SnapStart's snapshot.
   */
  Enricher enricher() {
    boolean readsAgents =
        kinds.contains(EnrichmentKind.USER_AGENT) || kinds.contains(EnrichmentKind.BOT);
    return new Enrichments(kinds, readsAgents ? RuledUserAgents.load() : UserAgents.NONE);
  }
}
