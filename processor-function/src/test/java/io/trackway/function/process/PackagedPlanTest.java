package io.trackway.function.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.Decoded;
import io.trackway.event.Limits;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Verdict;
import io.trackway.event.Violation;
import io.trackway.memory.MemoryLedger;
import io.trackway.memory.MemoryStream;
import io.trackway.process.Batch;
import io.trackway.process.Enricher;
import io.trackway.process.Privacy;
import io.trackway.process.Processor;
import io.trackway.process.TrackingPlan;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.process.Deliveries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan's way from its folder into the verdicts. */
class PackagedPlanTest {

  private static final String SCHEMA =
      "{\"properties\": {\"seconds\": {\"type\": \"string\"}}, \"required\": [\"artist\"]}";

  @TempDir private Path folder = Path.of("");

  /** Whatever the folder of this repository holds: it would stop the function otherwise. */
  @Test
  void packagedPlan_isSound_orThereIsNone() {
    assertThat(PackagedPlan.read()).isNotNull();
  }

  @Test
  void folderWithoutPlan_letsEverythingThrough() {
    assertThat(PackagedPlan.in(folder)).isSameAs(TrackingPlan.NONE);
  }

  @Test
  void violation_isKeptWithTheEvent() throws IOException {
    write("Song Played.schema.json", SCHEMA);

    assertThat(verdict())
        .isInstanceOfSatisfying(
            Verdict.Fresh.class,
            fresh ->
                assertThat(fresh.event().violations())
                    .containsExactly(
                        new Violation("Song Played.schema.json", "/artist", "is missing"),
                        new Violation("Song Played.schema.json", "/seconds", "must be string")));
  }

  @Test
  void violation_isARejection_whereThePlanSaysSo() throws IOException {
    write("Song Played.schema.json", SCHEMA);
    write("plan.json", "{\"sources\": {\"web\": {\"violations\": \"reject\"}}}");

    assertThat(verdict())
        .isInstanceOfSatisfying(
            Verdict.Rejected.class,
            rejected ->
                assertThat(rejected.rejection().reason())
                    .isEqualTo(
                        new RejectionReason(
                            RejectionCode.PLAN_VIOLATION,
                            "Song Played.schema.json: /artist is missing;"
                                + " /seconds must be string")));
  }

  @Test
  void faultyPlan_stopsTheFunction_andSaysWhatIsWrong() throws IOException {
    write("a.schema.json", "{");
    write("plan.json", "[]");

    assertThatThrownBy(() -> PackagedPlan.in(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a.schema.json: is not JSON")
        .hasMessageContaining("plan.json: must be an object");
  }

  private Verdict verdict() {
    MemoryStream clean = new MemoryStream();
    Processor processor =
        new Processor(
            new Processor.Rules(Duration.ofMinutes(5), Duration.ofMinutes(1), Limits.DEDUPE_WINDOW),
            new Processor.Treatment(Privacy.NONE, Enricher.NONE, PackagedPlan.in(folder)),
            new MemoryLedger(),
            clean);
    processor.process(
        new Batch(
            List.of(Deliveries.record(9, 0, SampleEvents.event("a"))),
            SampleEvents.RECEIVED_AT,
            () -> Duration.ofMinutes(1)));
    return switch (CleanEnvelopeCodec.decode(clean.records().getFirst().bytes())) {
      case Decoded.Complete<CleanEnvelope>(CleanEnvelope envelope) ->
          envelope.verdicts().getFirst();
      case Decoded.Unreadable<CleanEnvelope>(String message) -> throw new AssertionError(message);
    };
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
