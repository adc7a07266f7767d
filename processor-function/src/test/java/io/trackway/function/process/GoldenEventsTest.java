package io.trackway.function.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackway.enrich.EnrichmentKind;
import io.trackway.event.Limits;
import io.trackway.memory.MemoryLedger;
import io.trackway.memory.MemoryStream;
import io.trackway.process.Enricher;
import io.trackway.process.Privacy;
import io.trackway.process.Processor;
import io.trackway.process.TrackingPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every sample invocation gives exactly the response in its {@code .expected.json} and the records
 * in its {@code .clean.ndjson}; what came is left in {@code target/golden} to compare.
 */
class GoldenEventsTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("trackway.root"), "events", "processor");
  private static final Path CAME = Path.of("target", "golden");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:02Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Enricher ENRICHER =
      new EnrichmentConfig(EnumSet.allOf(EnrichmentKind.class)).enricher();

  private final MemoryStream clean = new MemoryStream();
  private final ProcessorHandler handler =
      new ProcessorHandler(
          new Processor(
              new Processor.Rules(
                  Duration.ofMinutes(5), Duration.ofMinutes(1), Limits.DEDUPE_WINDOW),
              new Processor.Treatment(Privacy.NONE, ENRICHER, TrackingPlan.NONE),
              new MemoryLedger(),
              clean),
          InstantSource.fixed(NOW));

  static List<String> samples() throws IOException {
    return names(".json").stream().filter(name -> !name.endsWith(".expected")).toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sample_givesWhatItsPartnersSay(String name) throws IOException {
    String response = handle(Files.readString(FOLDER.resolve(name + ".json")));
    String records =
        String.join(
            "",
            clean.records().stream()
                .map(record -> new String(record.bytes(), UTF_8) + "\n")
                .toList());
    Files.createDirectories(CAME);
    Files.writeString(CAME.resolve(name + ".clean.ndjson"), records);

    assertThat(JSON.readTree(response))
        .isEqualTo(JSON.readTree(Files.readString(FOLDER.resolve(name + ".expected.json"))));
    assertThat(records).isEqualTo(Files.readString(FOLDER.resolve(name + ".clean.ndjson")));
  }

  @Test
  void everyFile_hasItsPartners() throws IOException {
    assertThat(samples()).isNotEmpty();
    assertThat(names(".expected.json")).isEqualTo(samples());
    assertThat(names(".clean.ndjson")).isEqualTo(samples());
  }

  private String handle(String event) {
    PojoSerializer<KinesisEvent> events =
        LambdaEventSerializers.serializerFor(
            KinesisEvent.class, KinesisEvent.class.getClassLoader());
    PojoSerializer<StreamsEventResponse> responses =
        LambdaEventSerializers.serializerFor(
            StreamsEventResponse.class, StreamsEventResponse.class.getClassLoader());
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    responses.toJson(
        handler.handleRequest(events.fromJson(event), new InvocationContext(60_000)), response);
    return response.toString(UTF_8);
  }

  private static List<String> names(String ending) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .sorted()
          .toList();
    }
  }
}
