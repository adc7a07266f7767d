package io.trackway.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackway.event.CleanEnvelope.Since;
import io.trackway.event.JsonObject;
import io.trackway.event.Origin;
import io.trackway.event.Verdict;
import io.trackway.stream.DeliveredRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SequencedSet;
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
  private static final String SINCE = "since";
  private static final String REPLAYED = "replayed";
  private static final String SEEN = "seen";

  private static final int REPLAYS_MAX = 500;

  private final Map<String, NavigableMap<String, TreeSet<String>>> seen = new TreeMap<>();

  /** Replayed arrivals, of which the last ones are remembered. */
  private final SequencedSet<String> replayed = new LinkedHashSet<>();

  /** The beginning of the last batch of each shard of the {@code events} stream. */
  private final Map<String, String> beginnings = new TreeMap<>();

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

  /**
   * Notes where a batch began: what stands before it need not be remembered, since all of it has
   * been emitted.
   */
  void begin(Since since) {
    String last = beginnings.get(since.shard());
    if (last == null || SequenceNumbers.isAfter(since.sequenceNumber(), last)) {
      beginnings.put(since.shard(), since.sequenceNumber());
      NavigableMap<String, TreeSet<String>> records = seen.get(since.shard());
      if (records != null) {
        records.headMap(since.sequenceNumber(), false).clear();
      }
    }
  }

  /**
   * Whether the verdict comes for the first time, which is noted.
   *
   * @param isReplay whether somebody sent it in again, who may bring what is before the last batch.
   *     Otherwise that is a call of the processor's that was thought to have failed and comes late
   */
  boolean isFirst(Verdict verdict, boolean isReplay) {
    Origin origin = verdict.origin();
    String beginning = beginnings.get(origin.shard());
    if (beginning == null || SequenceNumbers.isAfter(beginning, origin.sequenceNumber())) {
      return isReplay && isFirstReplay(verdict);
    }
    return seen.computeIfAbsent(origin.shard(), _ -> new TreeMap<>(SequenceNumbers.ORDER))
        .computeIfAbsent(origin.sequenceNumber(), _ -> new TreeSet<>())
        .add(kind(verdict) + origin.entry());
  }

  private boolean isFirstReplay(Verdict verdict) {
    boolean isFirst = replayed.add(kind(verdict) + verdict.origin().text());
    if (replayed.size() > REPLAYS_MAX) {
      replayed.removeFirst();
    }
    return isFirst;
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
              json.writeObjectFieldStart(SINCE);
              for (Map.Entry<String, String> beginning : beginnings.entrySet()) {
                json.writeStringField(beginning.getKey(), beginning.getValue());
              }
              json.writeEndObject();
              json.writeArrayFieldStart(REPLAYED);
              for (String replay : replayed) {
                json.writeString(replay);
              }
              json.writeEndArray();
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
    for (Map.Entry<String, JsonNode> shard : node.path(SINCE).properties()) {
      emissions.beginnings.put(shard.getKey(), shard.getValue().asText());
    }
    node.path(REPLAYED).forEach(replay -> emissions.replayed.add(replay.asText()));
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
