package io.trackway.benchmarks;

import io.trackway.agents.RuledUserAgents;
import io.trackway.enrich.EnrichmentKind;
import io.trackway.enrich.Enrichments;
import io.trackway.enrich.UserAgents;
import io.trackway.event.Action;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventType;
import io.trackway.event.JsonObject;
import io.trackway.testing.SampleEvents;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is told of one page view, its user agent having been seen before or not. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EnrichmentBenchmark {

  /** More than are remembered. */
  private static final int AGENTS = 10_000;

  @Param({"none", "page", "all"})
  public String kinds = "";

  @Param({"known", "new"})
  public String agent = "";

  private Enrichments enrichments = new Enrichments(Set.of(), UserAgents.NONE);
  private Event[] events = {};
  private int next;

  @Setup
  public void prepare() {
    Set<EnrichmentKind> chosen =
        switch (kinds) {
          case "none" -> Set.of();
          case "page" -> EnrichmentKind.parse("campaign,click_ids,referrer,page");
          case "all" -> EnumSet.allOf(EnrichmentKind.class);
          default -> throw new IllegalArgumentException(kinds);
        };
    enrichments = new Enrichments(chosen, RuledUserAgents.load());
    events =
        IntStream.range(0, agent.equals("new") ? AGENTS : 1)
            .mapToObj(EnrichmentBenchmark::pageView)
            .toArray(Event[]::new);
  }

  @Benchmark
  public JsonObject enrich() {
    next = (next + 1) % events.length;
    return enrichments.enrich(events[next]);
  }

  private static Event pageView(int number) {
    Event sample = SampleEvents.event("event-" + number);
    String context =
        """
        {"page":{"path":"/hats","referrer":"https://www.google.co.uk/","search":"?utm_source=news",\
        "title":"Hats","url":"https://shop.example/hats?utm_source=news&utm_medium=email&\
        utm_campaign=spring&gclid=EAIaIQobChMI0d%%2F"},"userAgent":"Mozilla/5.0 (Windows NT 10.0; \
        Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.%d.0 Safari/537.36",\
        "locale":"en-GB","timezone":"Europe/London","library":{"name":"analytics.js",\
        "version":"next-1.70.0"},"campaign":{"source":"news","medium":"email","name":"spring"}}\
        """
            .formatted(number);
    return new Event(
        sample.key(),
        new Action(EventType.PAGE, "Hats"),
        sample.identity(),
        sample.times(),
        new Details(sample.details().properties(), new JsonObject(context)));
  }
}
