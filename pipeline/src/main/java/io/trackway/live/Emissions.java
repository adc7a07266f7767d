package io.trackway.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackway.event.CleanEnvelope.Since;
import io.trackway.event.JsonObject;
import io.trackway.event.Origin;
import io.trackway.event.Verdict;
import io.trackway.stream.DeliveredRecord;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The verdicts that one shard of the {@code clean} stream has brought and that may come once more,
 * since the processor emits a batch again whose end it could not tell.
 *
 * <p>Those of batches before the last one are forgotten: they have been emitted for good. So this
 * holds as many records as the processor takes in one batch.
 */
final class Emissions {

  private static final String LAST = "last";
  private static final String SEEN = "seen";

  private final Map<String, NavigableMap<String, TreeSet<String>>> seen = new TreeMap<>();

  /** Up to which record all has been done. */
  private String last = "";

  /** Whether everything that the record brought has been done. */
  boolean isDone(DeliveredRecord record) {
    return !SequenceNumbers.isAfter(record.sequenceNumber(), last);
  }

  /** Notes that everything up to this record has been done. */
  void noteDone(DeliveredRecord record) {
    if (!isDone(record)) {
      last = record.sequenceNumber();
    }
  }

  /** Forgets what stands before. */
  void forgetBefore(Since since) {
    NavigableMap<String, TreeSet<String>> records = seen.get(since.shard());
    if (records != null) {
      records.headMap(since.sequenceNumber(), false).clear();
    }
  }

  /** Whether the verdict comes for the first time, which is noted. */
  boolean isFirst(Verdict verdict) {
    Origin origin = verdict.origin();
    return seen.computeIfAbsent(origin.shard(), _ -> new TreeMap<>(SequenceNumbers.ORDER))
        .computeIfAbsent(origin.sequenceNumber(), _ -> new TreeSet<>())
        .add(kind(verdict) + origin.entry());
  }

  /** What an arrival was decided to be, since a replayed one may become something else. */
  private static String kind(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fresh _ -> "";
      case Verdict.Duplicate _ -> "d";
      case Verdict.Rejected _ -> "x";
      case Verdict.Forgotten _ -> "f";
    };
  }

  /** The document's content. */
  JsonObject encode() {
    return new JsonObject(
        LiveJson.text(
            json -> {
              json.writeStartObject();
              json.writeStringField(LAST, last);
              json.writeObjectFieldStart(SEEN);
              for (var shard : seen.entrySet()) {
                if (!shard.getValue().isEmpty()) {
                  json.writeObjectFieldStart(shard.getKey());
                  for (var record : shard.getValue().entrySet()) {
                    json.writeStringField(record.getKey(), String.join(",", record.getValue()));
                  }
                  json.writeEndObject();
                }
              }
              json.writeEndObject();
              json.writeEndObject();
            }));
  }

  /** Those in a document's content. */
  static Emissions decode(JsonObject content) {
    JsonNode node = TrailCodec.tree(content);
    Emissions emissions = new Emissions();
    emissions.last = node.path(LAST).asText();
    for (Map.Entry<String, JsonNode> shard : node.path(SEEN).properties()) {
      SortedMap<String, TreeSet<String>> records =
          emissions.seen.computeIfAbsent(shard.getKey(), _ -> new TreeMap<>(SequenceNumbers.ORDER));
      for (Map.Entry<String, JsonNode> record : shard.getValue().properties()) {
        records.put(record.getKey(), new TreeSet<>(List.of(record.getValue().asText().split(","))));
      }
    }
    return emissions;
  }
}
