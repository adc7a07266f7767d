package io.trackway.benchmarks;

import io.trackway.ingest.Ingest;
import io.trackway.request.Answer;
import io.trackway.request.Submission;
import io.trackway.stream.Appended;
import io.trackway.testing.ingest.Requests;
import java.util.concurrent.TimeUnit;
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

  private final Ingest ingest = Requests.ingest((records, timeLimit) -> new Appended.All());

  private Submission submission = Requests.request("GET", "/health");

  @Setup
  public void request() {
    submission =
        Requests.post(
            IntStream.range(0, events)
                .mapToObj(IngestBenchmark::event)
                .collect(Collectors.joining(",", "[", "]")));
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
}
