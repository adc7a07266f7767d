package io.trackway.enrich;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.event.Event;
import io.trackway.event.JsonObject;
import io.trackway.process.Enricher;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/** Tells the chosen kinds of enrichment, each where an event has what it takes. */
public final class Enrichments implements Enricher {

  private static final JsonFactory JSON = new JsonFactory();

  private final Set<EnrichmentKind> kinds;
  private final Agents agents;

  /**
   * Those of these kinds.
   *
   * @param agents is asked only where the kinds have user agents or bots among them
   */
  public Enrichments(Set<EnrichmentKind> kinds, UserAgents agents) {
    this.kinds = Set.copyOf(kinds);
    this.agents = new Agents(agents);
  }

  @Override
  public JsonObject enrich(Event event) {
    if (kinds.isEmpty()) {
      return JsonObject.EMPTY;
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      Hints hints = Hints.of(event);
      writeClient(hints, json);
      writePage(hints, json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new JsonObject(text.toString());
  }

  private void writeClient(Hints hints, JsonGenerator json) throws IOException {
    boolean isWanted = has(EnrichmentKind.USER_AGENT) || has(EnrichmentKind.BOT);
    Optional<String> told = hints.toldAgent();
    Optional<Agent> agent =
        isWanted ? told.or(hints::requestAgent).map(agents::read) : Optional.empty();
    Optional<Boolean> bot = agent.map(read -> read.isBot(told.isPresent()));
    if (has(EnrichmentKind.USER_AGENT)) {
      UserAgent read = agent.map(Agent::told).orElse(UserAgent.UNKNOWN);
      ClientParts.write(bot.orElse(false) ? read.asBot() : read, hints, json);
    }
    if (has(EnrichmentKind.BOT) && bot.isPresent()) {
      json.writeBooleanField("bot", bot.get());
    }
  }

  private void writePage(Hints hints, JsonGenerator json) throws IOException {
    Optional<WebAddress> page = hints.page();
    Optional<Parameters> parameters = page.map(WebAddress::parameters);
    if (has(EnrichmentKind.CAMPAIGN)) {
      Campaign.write(hints, parameters, new Section(json, "campaign"));
    }
    if (has(EnrichmentKind.CLICK_IDS) && parameters.isPresent()) {
      ClickId.write(parameters.get(), new Section(json, "click_id"));
    }
    Optional<WebAddress> referrer = hints.referrer();
    if (has(EnrichmentKind.REFERRER) && referrer.isPresent()) {
      Referrer.write(referrer.get(), page, new Section(json, "referrer"));
    }
    if (has(EnrichmentKind.PAGE) && page.isPresent()) {
      PageParts.write(page.get(), new Section(json, "page"));
    }
  }

  private boolean has(EnrichmentKind kind) {
    return kinds.contains(kind);
  }
}
