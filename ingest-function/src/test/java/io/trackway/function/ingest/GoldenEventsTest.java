package io.trackway.function.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackway.event.Source;
import io.trackway.ingest.Ingest;
import io.trackway.ingest.WriteKeys;
import io.trackway.memory.MemoryStream;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.ingest.Requests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample invocations, each with the response that stands beside it. */
class GoldenEventsTest {

  private static final String EXPECTED = ".expected.json";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FOLDER =
      Path.of(System.getProperty("trackway.root"), "events", "ingest");

  @ParameterizedTest
  @MethodSource("inputs")
  void response_isTheExpected(Path input) throws IOException {
    Path expected = Path.of(input.toString().replaceFirst("\\.json$", EXPECTED));
    assertThat(expected).exists();

    assertThat(handle(Files.readAllBytes(input)))
        .isEqualTo(JSON.readTree(Files.readAllBytes(expected)));
  }

  private static final WriteKeys DEMO =
      new WriteKeys(
          List.of(
              new WriteKeys.Entry(
                  new Source("web"), "demo", Set.of("web-app"), false, OptionalInt.empty())));

  @Test
  void everyExpectation_hasItsInput() throws IOException {
    assertThat(files().filter(file -> file.toString().endsWith(EXPECTED)))
        .isNotEmpty()
        .allSatisfy(
            expected ->
                assertThat(Path.of(expected.toString().replace(EXPECTED, ".json"))).exists());
  }

  static List<Path> inputs() throws IOException {
    return files().filter(file -> !file.toString().endsWith(EXPECTED)).toList();
  }

  private static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  private static JsonNode handle(byte[] event) throws IOException {
    Ingest ingest = Requests.ingest(new MemoryStream(), DEMO);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new IngestHandler(ingest, TrackingWishes.HONOUR, () -> SampleEvents.RECEIVED_AT)
        .handleRequest(new ByteArrayInputStream(event), out, new NoContext());
    return JSON.readTree(out.toByteArray());
  }
}
