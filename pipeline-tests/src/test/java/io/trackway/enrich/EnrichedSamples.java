package io.trackway.enrich;

import io.trackway.event.Action;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventType;
import io.trackway.event.JsonObject;
import io.trackway.testing.SampleEvents;
import java.util.EnumSet;
import java.util.Set;

/** Enrichment of sample events; their JSON is written with single quotes. */
final class EnrichedSamples {

  private EnrichedSamples() {}

  /** What the chosen kinds tell of an event with that context. */
  static String enriched(String context, EnrichmentKind... kinds) {
    return enriched(event(EventType.TRACK, "{}", context, "{}"), UserAgents.NONE, kinds);
  }

  /** What they tell, in single quotes again. */
  static String enriched(Event event, UserAgents agents, EnrichmentKind... kinds) {
    Set<EnrichmentKind> chosen = EnumSet.noneOf(EnrichmentKind.class);
    chosen.addAll(Set.of(kinds));
    return new Enrichments(chosen, agents).enrich(event).text().replace('"', '\'');
  }

  /** What all kinds tell. */
  static String enrichedByAll(Event event, UserAgents agents) {
    return enriched(event, agents, EnrichmentKind.values());
  }

  static Event event(EventType type, String properties, String context, String request) {
    Event sample = SampleEvents.event("e-1");
    return new Event(
        sample.key(),
        new Action(type, "Sample"),
        sample.identity(),
        sample.times(),
        new Details(object(properties), object(context), object(request)));
  }

  private static JsonObject object(String text) {
    return new JsonObject(text.replace('\'', '"'));
  }
}
