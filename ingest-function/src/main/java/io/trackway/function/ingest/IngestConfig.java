package io.trackway.function.ingest;

import io.trackway.event.Limits;
import io.trackway.event.Source;
import io.trackway.function.Settings;
import io.trackway.ingest.Ingest;
import io.trackway.ingest.WriteKeys;
import io.trackway.kinesis.KinesisStream;
import io.trackway.memory.MemoryRateLimiter;
import io.trackway.protocol.Protocols;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the ingest function is told by its environment.
 *
 * @param eventsStream name of the Kinesis stream that envelopes go to
 * @param lanes over how many partition keys users are spread
 */
public record IngestConfig(String eventsStream, WriteKeys writeKeys, int lanes) {

  /** Reads {@code EVENTS_STREAM}, {@code WRITE_KEYS} as {@code key:source,...}, {@code LANES}. */
  public static IngestConfig from(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    String eventsStream = settings.text("EVENTS_STREAM");
    Map<String, Source> sources = sources(settings);
    int lanes = settings.wholeNumber("LANES", 1, Limits.LANES_MAX);
    settings.requireValid();
    List<WriteKeys.Entry> entries =
        sources.entrySet().stream()
            .map(it -> WriteKeys.Entry.of(it.getKey(), it.getValue().name()))
            .toList();
    return new IngestConfig(eventsStream, new WriteKeys(entries), lanes);
  }

  /** The endpoint over the Kinesis stream. */
  public Ingest ingest() {
    return new Ingest(
        new Protocols(),
        new Ingest.Door(() -> writeKeys, new MemoryRateLimiter()),
        KinesisStream.fromEnvironment(eventsStream),
        lanes);
  }

  private static Map<String, Source> sources(Settings settings) {
    Map<String, Source> sources = new HashMap<>();
    String text = settings.text("WRITE_KEYS");
    for (String entry : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      String[] parts = entry.strip().split(":", -1);
      boolean wellFormed = parts.length == 2 && !parts[0].isEmpty() && isSourceName(parts[1]);
      if (!wellFormed) {
        settings.problem("WRITE_KEYS", "must be key:source pairs with commas between them");
      } else if (sources.put(parts[0], new Source(parts[1])) != null) {
        settings.problem("WRITE_KEYS", "has one key twice");
      }
    }
    return sources;
  }

  private static boolean isSourceName(String text) {
    return !text.isEmpty() && text.length() <= Limits.SOURCE_CHARACTERS_MAX;
  }
}
