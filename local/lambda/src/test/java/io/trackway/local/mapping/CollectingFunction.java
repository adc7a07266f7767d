package io.trackway.local.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackway.local.host.FunctionInvoker;
import io.trackway.local.host.InvocationResult;
import io.trackway.local.host.InvocationResult.Answered;
import io.trackway.local.host.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A function in this process that keeps what it was given. */
final class CollectingFunction implements FunctionInvoker {

  /** One record as the function saw it. */
  record Seen(String shardId, String partitionKey, int number) {}

  private static final JsonMapper JSON = new JsonMapper();

  final List<List<Seen>> batches = new CopyOnWriteArrayList<>();

  @Override
  public InvocationResult invoke(String functionName, Payload event) throws InterruptedException {
    batches.add(read(event));
    return new Answered(Payload.ofText("{}"));
  }

  List<Seen> records() {
    return batches.stream().flatMap(List::stream).toList();
  }

  List<Integer> numbers() {
    return records().stream().map(Seen::number).toList();
  }

  static List<Seen> read(Payload event) {
    List<Seen> seen = new ArrayList<>();
    try {
      for (JsonNode record : JSON.readTree(event.text()).path("Records")) {
        JsonNode kinesis = record.path("kinesis");
        byte[] data = Base64.getDecoder().decode(kinesis.path("data").asText());
        seen.add(
            new Seen(
                List.of(record.path("eventID").asText().split(":", 2)).getFirst(),
                kinesis.path("partitionKey").asText(),
                Integer.parseInt(new String(data, StandardCharsets.UTF_8))));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return seen;
  }
}
