package io.trackway.process;

import io.trackway.event.CleanEnvelope.Since;
import io.trackway.event.Lane;
import io.trackway.event.Verdict;
import io.trackway.stream.Appended;
import io.trackway.stream.RecordStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The stage that appends verdicts to the {@code clean} stream: those before the first that must
 * come again, lane by lane in their order.
 */
final class Emitting {

  private final RecordStream clean;

  Emitting(RecordStream clean) {
    this.clean = clean;
  }

  /**
   * What was emitted and where the batch goes on.
   *
   * @param verdicts all that were to be emitted
   */
  record Emitted(List<Verdict> verdicts, Optional<ResumePoint> resume) {

    Emitted {
      verdicts = List.copyOf(verdicts);
    }

    Outcome outcome() {
      return resume
          .<Outcome>map(
              point ->
                  new Outcome.ResumeAt(
                      point.sequenceNumber(), Counts.of(before(point)), point.cause()))
          .orElseGet(() -> new Outcome.Completed(Counts.of(verdicts)));
    }

    private List<Verdict> before(ResumePoint point) {
      return verdicts.stream().filter(verdict -> point.isAfter(verdict.origin())).toList();
    }
  }

  Emitted emit(Decisions decisions) {
    Optional<ResumePoint> undecided = ResumePoint.lowest(undecided(decisions));
    Map<Lane, List<Verdict>> lanes = new LinkedHashMap<>();
    for (Decision decision : decisions.list()) {
      if (decision instanceof Decision.Decided(Lane lane, Verdict verdict)
          && undecided.map(point -> point.isAfter(verdict.origin())).orElse(true)) {
        lanes.computeIfAbsent(lane, _ -> new ArrayList<>()).add(verdict);
      }
    }
    List<Packing.Packed> packed = new ArrayList<>();
    Since since = decisions.batch().since();
    lanes.forEach((lane, verdicts) -> packed.addAll(Packing.pack(lane, since, verdicts)));
    Optional<ResumePoint> resume =
        ResumePoint.lowest(
            Stream.concat(undecided.stream(), append(packed, decisions.batch().countdown())));
    return new Emitted(lanes.values().stream().flatMap(List::stream).toList(), resume);
  }

  private static Stream<ResumePoint> undecided(Decisions decisions) {
    return decisions.list().stream()
        .<ResumePoint>mapMulti(
            (decision, points) -> {
              if (decision instanceof Decision.Undecided(var origin, String cause)) {
                points.accept(ResumePoint.at(origin, cause));
              }
            });
  }

  /** Appends them and gives each verdict that is missing afterwards. */
  private Stream<ResumePoint> append(List<Packing.Packed> packed, Countdown countdown) {
    if (packed.isEmpty()) {
      return Stream.empty();
    }
    Duration left = countdown.left();
    if (!left.isPositive()) {
      return packed.stream().flatMap(each -> points(each, "no time left to emit"));
    }
    return switch (clean.append(packed.stream().map(Packing.Packed::record).toList(), left)) {
      case Appended.All() -> Stream.empty();
      case Appended.Partly(Set<Integer> missing, String cause) ->
          missing.stream().flatMap(index -> points(packed.get(index), cause));
    };
  }

  private static Stream<ResumePoint> points(Packing.Packed packed, String cause) {
    return packed.envelope().verdicts().stream()
        .map(verdict -> ResumePoint.at(verdict.origin(), cause));
  }
}
