package io.trackway.testing.stream;

import io.trackway.event.Decoded;
import io.trackway.event.Envelope;
import io.trackway.event.EnvelopeCodec;
import io.trackway.event.Event;
import io.trackway.stream.Appended;
import io.trackway.stream.RecordStream;
import io.trackway.stream.StreamRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/** An {@code events} stream that answers as a test has told it and writes down what it is given. */
public final class ScriptedStream implements RecordStream {

  private final Queue<Appended> answers = new ArrayDeque<>();
  private final List<String> effects;
  private final List<Envelope> envelopes = new ArrayList<>();

  /**
   * A stream that notes its appends among all effects of a test.
   *
   * @param effects where a line such as {@code append lane 4: a b +1 rejected} goes per record
   */
  public ScriptedStream(List<String> effects) {
    this.effects = effects;
  }

  /** Answers the next append that some records are missing; those after it succeed. */
  public ScriptedStream missing(Integer... indexes) {
    answers.add(new Appended.Partly(Set.of(indexes), "scripted"));
    return this;
  }

  /** Every envelope that was given, whatever was answered. */
  public List<Envelope> envelopes() {
    return List.copyOf(envelopes);
  }

  @Override
  public Appended append(List<StreamRecord> records, Duration timeLimit) {
    for (StreamRecord record : records) {
      byte[] bytes = new byte[record.bytes()];
      record.data().get(bytes);
      Envelope envelope =
          switch (EnvelopeCodec.decode(bytes)) {
            case Decoded.Complete<Envelope>(Envelope whole) -> whole;
            case Decoded.Unreadable<Envelope>(String message) -> throw new AssertionError(message);
          };
      envelopes.add(envelope);
      effects.add("append lane " + record.partitionKey() + ":" + contents(envelope));
    }
    Appended scripted = answers.poll();
    return scripted == null ? new Appended.All() : scripted;
  }

  private static String contents(Envelope envelope) {
    StringBuilder text = new StringBuilder();
    for (Event event : envelope.events()) {
      text.append(' ').append(event.key().id());
    }
    int rejected = envelope.rejections().size();
    return rejected == 0 ? text.toString() : text + " +" + rejected + " rejected";
  }
}
