package io.trackway.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.ingest.Ingest;
import io.trackway.request.Answer;
import io.trackway.request.Submission;
import io.trackway.stream.Appended;
import io.trackway.testing.ingest.Requests;
import io.trackway.testing.ingest.TrackerRequests;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One request from its bytes to its answer, the stream taking everything at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class IngestBenchmark {

  @Param({"1", "10", "100"})
  public int events;

  @Param({"native", "segment", "snowplow"})
  public String protocol = "";

  private final Ingest ingest = Requests.ingest((records, timeLimit) -> new Appended.All());

  private Submission submission = Requests.request("GET", "/health");

  @Setup
  public void request() {
    submission =
        switch (protocol) {
          case "native" -> Requests.post(joined(IngestBenchmark::event, "[", "]"));
          case "segment" -> batch(joined(IngestBenchmark::message, "[", "]"));
          case "snowplow" -> TrackerRequests.post(joined(IngestBenchmark::trackerEvent, "", ""));
          default -> throw new IllegalArgumentException(protocol);
        };
  }

  private String joined(IntFunction<String> event, String start, String end) {
    return IntStream.range(0, events).mapToObj(event).collect(Collectors.joining(",", start, end));
  }

  @Benchmark
  public Answer submit() {
    return ingest.handle(submission).answer();
  }

  private static String event(int number) {
    return """
    {"id":"5f0c7a86-7f5c-4d3e-9c1b-%012d","name":"Song Played","user_id":"user-%d",\
    "occurred_at":"2026-03-01T11:59:50.123Z","properties":{"song":"Jolene","seconds":161.5,\
    "playlist":null,"tags":["country","classic"]},"context":{"library":{"name":"web",\
    "version":"1.0"},"locale":"en-GB","page":{"path":"/songs","title":"Songs"}}}\
    """
        .formatted(number, number % 7);
  }

  /** The same as a browser's tracker says it, packed into base64 as its default is for queries. */
  private static String trackerEvent(int number) {
    String song =
        TrackerRequests.event(
            "iglu:com.example/song_played/jsonschema/1-0-0",
            """
            {"song":"Jolene","seconds":161.5,"playlist":null,"tags":["country","classic"]}\
            """);
    String page =
        TrackerRequests.contexts(
            """
            [{"schema":"iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0",\
            "data":{"id":"5f0c7a86-7f5c-4d3e-9c1b-000000000001"}}]\
            """);
    return """
    {"e":"ue","eid":"5f0c7a86-7f5c-4d3e-9c1b-%012d","p":"web","tv":"js-4.10.1","tna":"sp",\
    "aid":"test-app","uid":"user-%d","dtm":"1772366390123","stm":"1772366399123","lang":"en-GB",\
    "url":"https://example.org/songs","page":"Songs","res":"1920x1080","ue_px":"%s","cx":"%s"}\
    """
        .formatted(
            number, number % 7, TrackerRequests.urlBase64(song), TrackerRequests.urlBase64(page));
  }

  /** As Segment's Java SDK sends it. */
  private static Submission batch(String messages) {
    String body =
        """
        {"batch":%s,"sentAt":"2026-03-01T11:59:59.000Z","writeKey":"%s","sequence":1,\
        "context":{"library":{"name":"web","version":"1.0"},"locale":"en-GB"}}\
        """
            .formatted(messages, Requests.WRITE_KEY);
    return Requests.request(
        "POST", "/v1/import/", body.getBytes(UTF_8), Map.of("content-type", "application/json"));
  }

  private static String message(int number) {
    return """
    {"type":"track","messageId":"5f0c7a86-7f5c-4d3e-9c1b-%012d","event":"Song Played",\
    "userId":"user-%d","timestamp":"2026-03-01T11:59:50.123Z","integrations":{},\
    "properties":{"song":"Jolene","seconds":161.5,"playlist":null,\
    "tags":["country","classic"]},"context":{"page":{"path":"/songs","title":"Songs"}}}\
    """
        .formatted(number, number % 7);
  }
}
