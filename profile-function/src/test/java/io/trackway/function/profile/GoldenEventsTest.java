package io.trackway.function.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.trackway.live.LiveState;
import io.trackway.liveplan.PlanFile;
import io.trackway.memory.MemoryLiveStore;
import io.trackway.testing.function.TestContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every sample invocation, read as Lambda's runtime reads it, and compares the answers. */
class GoldenEventsTest {

  private static final Path EVENTS =
      Path.of(System.getProperty("trackway.root"), "events", "profile");
  private static final String EXPECTED = ".expected.json";

  @TestFactory
  List<DynamicTest> samples() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      List<DynamicTest> tests =
          files
              .filter(file -> !file.toString().endsWith(EXPECTED))
              .sorted()
              .map(
                  file ->
                      DynamicTest.dynamicTest(
                          file.getFileName().toString(),
                          () -> assertThat(compact(answer(file))).isEqualTo(expected(file))))
              .toList();
      assertThat(tests).isNotEmpty();
      return tests;
    }
  }

  private static String answer(Path file) throws IOException {
    PojoSerializer<KinesisEvent> reader =
        LambdaEventSerializers.serializerFor(
            KinesisEvent.class, KinesisEvent.class.getClassLoader());
    ProfileHandler handler =
        new ProfileHandler(
            new LiveState(PlanFile.packaged(), new MemoryLiveStore()), InstantSource.system());
    StreamsEventResponse answer =
        handler.handleRequest(reader.fromJson(Files.readString(file)), TestContext.minute());
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    LambdaEventSerializers.serializerFor(
            StreamsEventResponse.class, StreamsEventResponse.class.getClassLoader())
        .toJson(answer, written);
    return written.toString(StandardCharsets.UTF_8);
  }

  private static String expected(Path file) throws IOException {
    String name = file.getFileName().toString().replace(".json", EXPECTED);
    return compact(Files.readString(file.resolveSibling(name)));
  }

  /** These answers have no blanks in their texts. */
  private static String compact(String json) {
    return json.replaceAll("\\s", "");
  }
}
