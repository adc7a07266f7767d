package io.trackway.function.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackway.load.Loader;
import io.trackway.memory.MemoryWarehouse;
import io.trackway.testing.function.TestContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every sample invocation, read as Lambda's runtime reads it, and compares the answers. */
class GoldenEventsTest {

  private static final Path EVENTS = Path.of(System.getProperty("trackway.root"), "events");
  private static final String EXPECTED = ".expected.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  @BeforeEach
  void nothing() {
    TestWarehouse.reset();
  }

  @Test
  void everySample_hasItsPartner() throws IOException {
    for (String folder : List.of("loader", "migration")) {
      TreeSet<String> inputs = new TreeSet<>();
      TreeSet<String> partners = new TreeSet<>();
      for (Path file : files(folder)) {
        String name = file.getFileName().toString();
        if (name.endsWith(EXPECTED)) {
          partners.add(name.substring(0, name.length() - EXPECTED.length()));
        } else {
          inputs.add(name.replaceFirst("\\.json$", ""));
        }
      }
      assertThat(partners).as(folder).isEqualTo(inputs).isNotEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> loaderSamples() throws IOException {
    return samples("loader").map(file -> test(file, this::load));
  }

  @TestFactory
  Stream<DynamicTest> migrationSamples() throws IOException {
    return samples("migration").map(file -> test(file, this::migrate));
  }

  /** What a function makes of an input. */
  private interface Invocation {
    String answer(Path file) throws IOException;
  }

  private static DynamicTest test(Path file, Invocation invocation) {
    return DynamicTest.dynamicTest(
        file.getFileName().toString(),
        () -> assertThat(tree(invocation.answer(file))).isEqualTo(expected(file)));
  }

  private String load(Path file) throws IOException {
    PojoSerializer<KinesisEvent> reader =
        LambdaEventSerializers.serializerFor(
            KinesisEvent.class, KinesisEvent.class.getClassLoader());
    LoaderHandler handler =
        new LoaderHandler(
            new Loader(new MemoryWarehouse(), RedshiftRows.SIZE), InstantSource.system());
    StreamsEventResponse answer =
        handler.handleRequest(reader.fromJson(Files.readString(file)), TestContext.minute());
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    LambdaEventSerializers.serializerFor(
            StreamsEventResponse.class, StreamsEventResponse.class.getClassLoader())
        .toJson(answer, written);
    return written.toString(StandardCharsets.UTF_8);
  }

  private String migrate(Path file) throws IOException {
    MigrationHandler handler =
        new MigrationHandler(
            () -> Migrations.packaged(TestWarehouse.dataApi()), InstantSource.system());
    Map<String, Object> request =
        JSON.readValue(file.toFile(), new TypeReference<Map<String, Object>>() {});
    return JSON.writeValueAsString(handler.handleRequest(request, TestContext.minute()));
  }

  private static JsonNode expected(Path file) throws IOException {
    String name = file.getFileName().toString().replaceFirst("\\.json$", EXPECTED);
    return tree(Files.readString(file.resolveSibling(name)));
  }

  private static JsonNode tree(String json) throws IOException {
    return JSON.readTree(json);
  }

  private static Stream<Path> samples(String folder) throws IOException {
    return files(folder).stream().filter(file -> !file.toString().endsWith(EXPECTED));
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(EVENTS.resolve(folder))) {
      return files.sorted().toList();
    }
  }
}
