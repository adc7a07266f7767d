package io.trackway.benchmarks.load;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.trackway.event.Limits;
import io.trackway.function.Settings;
import io.trackway.function.load.LoaderHandler;
import io.trackway.function.load.MigrationHandler;
import io.trackway.redshift.DataApi;
import io.trackway.redshift.Execution;
import io.trackway.redshift.Execution.Finished;
import io.trackway.redshift.RedshiftConfig;
import io.trackway.testing.function.TestContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Each way, ready to be measured. */
final class Ways {

  private static final int TIME_MILLISECONDS = 300_000;

  private final DataApi dataApi =
      RedshiftConfig.dataApi(RedshiftConfig.target(new Settings(System.getenv())));
  private final S3Client s3 =
      S3Client.builder().httpClientBuilder(Apache5HttpClient.builder()).build();
  private final LoaderHandler insert = LoaderHandler.of(System.getenv());
  private final LoaderHandler copy = LoaderHandler.of(withFiles());

  Ways() {
    new MigrationHandler()
        .handleRequest(
            Map.of("RequestType", "Create"),
            new TestContext(UUID.randomUUID().toString(), TIME_MILLISECONDS));
  }

  private static Map<String, String> withFiles() {
    Map<String, String> environment = new LinkedHashMap<>(System.getenv());
    environment.put("LOAD_BUCKET", LoadMeasurements.BUCKET);
    environment.put("COPY_ROLE", "default");
    return environment;
  }

  /** Makes a batch of new rows; what is returned loads it. */
  Runnable load(Way way, int rows) {
    SampleRows sample = SampleRows.of(rows);
    return switch (way) {
      case ONE_BY_ONE ->
          () -> sample.rows().forEach(row -> run(List.of(HandWritten.insert(List.of(row)))));
      case PARAMETERS -> () -> loadByParameters(sample);
      case MULTI_ROW -> () -> inCalls(HandWritten.inserts(sample.rows()));
      case LOADER_INSERT -> invocation(insert, sample.delivery());
      case LOADER_COPY -> invocation(copy, sample.delivery());
      case COPY_WITH_FILE -> () -> copy(file(sample));
      case COPY -> {
        String key = file(sample);
        yield () -> copy(key);
      }
    };
  }

  private String file(SampleRows sample) {
    String key = UUID.randomUUID() + ".json.gz";
    s3.putObject(
        request -> request.bucket(LoadMeasurements.BUCKET).key(key),
        RequestBody.fromBytes(HandWritten.file(sample.rows())));
    return key;
  }

  private void copy(String key) {
    run(List.of(HandWritten.copy(LoadMeasurements.BUCKET, key)));
  }

  private static Runnable invocation(LoaderHandler handler, KinesisEvent delivery) {
    return () -> {
      StreamsEventResponse answer =
          handler.handleRequest(
              delivery, new TestContext(UUID.randomUUID().toString(), TIME_MILLISECONDS));
      if (!answer.getBatchItemFailures().isEmpty()) {
        throw new IllegalStateException("the loader did not load its batch");
      }
    };
  }

  private void loadByParameters(SampleRows sample) {
    for (HandWritten.Call call : HandWritten.calls(sample.rows())) {
      run(call.sqls(), call.parameters());
    }
  }

  private void inCalls(List<String> sqls) {
    for (int first = 0; first < sqls.size(); first += Limits.BATCH_STATEMENTS_MAX) {
      run(sqls.subList(first, Math.min(sqls.size(), first + Limits.BATCH_STATEMENTS_MAX)));
    }
  }

  private Finished run(List<String> sqls) {
    return run(sqls, Map.of());
  }

  private Finished run(List<String> sqls, Map<String, String> parameters) {
    return switch (dataApi.run(sqls, parameters, deadline())) {
      case Finished finished -> finished;
      case Execution.Failed failed -> throw new IllegalStateException(failed.message());
    };
  }

  /** A measurement that has not stored its rows is none. */
  void requireRows(int expected) {
    Finished finished = run(List.of("SELECT COUNT(*) FROM events"));
    List<List<String>> result = new ArrayList<>(dataApi.result(finished, 0, deadline()));
    if (Integer.parseInt(result.getFirst().getFirst()) != expected) {
      throw new IllegalStateException("events has " + result + " rows and not " + expected);
    }
  }

  void empty() {
    run(List.of("TRUNCATE events"));
    run(List.of("TRUNCATE loads"));
  }

  private static Instant deadline() {
    return Instant.now().plusSeconds(300);
  }
}
