package io.trackway.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is on the wire, for clients in other languages and for clients that are wrong. */
class WireTest extends OwnServer {
  private static final String JSON = "application/x-amz-json-1.1";
  private static final String CBOR = "application/x-amz-cbor-1.1";

  private final HttpClient http = HttpClient.newHttpClient();

  WireTest() {
    super(ThroughputLimits.NONE);
  }

  @Test
  void jsonAnswer_hasSecondsAndBase64() throws Exception {
    String stream = newStream(1);
    post(
        "PutRecord",
        "{\"StreamName\":\"" + stream + "\",\"PartitionKey\":\"k\",\"Data\":\"aGVsbG8=\"}");

    HttpResponse<byte[]> answer =
        post("GetRecords", "{\"ShardIterator\":\"%s\"}".formatted(trimHorizon(stream, SHARD_ZERO)));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(JSON);
    assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains("\"Data\":\"aGVsbG8=\"")
        .contains("\"ApproximateArrivalTimestamp\":1772366400.000")
        .contains("\"MillisBehindLatest\":0");
  }

  @Test
  void jsonTimestamp_mayHaveAFraction() throws Exception {
    String stream = newStream(1);
    put(stream, "key", "data");
    HttpResponse<byte[]> answer =
        post(
            "GetShardIterator",
            "{\"StreamName\":\""
                + stream
                + "\",\"ShardId\":\"0\",\"ShardIteratorType\":\"AT_TIMESTAMP\","
                + "\"Timestamp\":1.7723663995E9}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(texts(read(json(answer).get("ShardIterator").textValue()).records()))
        .containsExactly("data");
  }

  @Test
  void emptyAnswer_hasNoBody() throws Exception {
    HttpResponse<byte[]> answer =
        post("CreateStream", "{\"StreamName\":\"quiet\",\"ShardCount\":1}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void unknownOperation_isNamed() throws Exception {
    assertRefused(post("SubscribeToShard", "{}"), "UnknownOperationException", "SubscribeToShard");
  }

  @Test
  void error_isInTheEncodingOfTheRequest() throws Exception {
    byte[] body = new ObjectMapper(new CBORFactory()).writeValueAsBytes(Map.of());

    HttpResponse<byte[]> answer =
        send("Kinesis_20131202.DescribeStream", CBOR, BodyPublishers.ofByteArray(body));

    assertThat(answer.headers().firstValue("Content-Type")).contains(CBOR);
    JsonNode error = new ObjectMapper(new CBORFactory()).readTree(answer.body());
    assertThat(error.get("__type").textValue()).isEqualTo("InvalidArgumentException");
  }

  @Test
  void malformedBody_isASerializationException() throws Exception {
    assertRefused(post("ListStreams", "{"), "SerializationException", "not application");
    assertRefused(post("ListStreams", ""), "SerializationException", "");
    assertRefused(post("ListStreams", "[]"), "SerializationException", "ARRAY");
    assertRefused(post("ListStreams", "{\"Limit\":\"x\"}"), "SerializationException", "Integer");
    assertRefused(post("PutRecord", "{\"StreamName\":7}"), "SerializationException", "String");
  }

  @Test
  void missingAndWrongMembers_areNamed() throws Exception {
    newStream(1);
    String stream = client().listStreams().streamNames().getFirst();
    String named = "{\"StreamName\":\"" + stream + "\"";

    assertRefused(post("CreateStream", "{}"), "ValidationException", "'streamName'");
    assertRefused(post("DescribeStream", "{}"), "InvalidArgumentException", "StreamARN");
    assertRefused(post("PutRecords", named + "}"), "ValidationException", "'records'");
    assertRefused(
        post("PutRecords", named + ",\"Records\":[]}"), "ValidationException", "equal to 1");
    assertRefused(
        post("PutRecords", named + ",\"Records\":[{\"Data\":\"\"}]}"),
        "ValidationException",
        "'records.1.member.partitionKey'");
    assertRefused(
        post("PutRecord", named + ",\"PartitionKey\":\"k\",\"Data\":\"***\"}"),
        "SerializationException",
        "Base64");
    assertRefused(
        post("GetShardIterator", named + ",\"ShardId\":\"0\",\"ShardIteratorType\":\"NEWEST\"}"),
        "ValidationException",
        "TRIM_HORIZON");
  }

  @Test
  void requestThatIsNoCall_isDenied() throws Exception {
    HttpRequest get = HttpRequest.newBuilder(server().endpoint()).GET().build();
    assertThat(http.send(get, BodyHandlers.ofByteArray()).statusCode()).isEqualTo(403);
    assertThat(send("DynamoDB_20120810.ListTables", JSON, BodyPublishers.ofString("{}")))
        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(403));
    assertThat(send("Kinesis_20131202.ListStreams", "text/xml", BodyPublishers.ofString("<a/>")))
        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(404));
  }

  @Test
  void oversizedBody_isRefused() throws Exception {
    byte[] body = new byte[Limits.REQUEST_BODY_BYTES_MAX + 1];

    HttpResponse<byte[]> answer =
        send("Kinesis_20131202.PutRecords", JSON, BodyPublishers.ofByteArray(body));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void server_listensOnTheLoopbackAddressOnly() {
    assertThat(server().endpoint())
        .isEqualTo(URI.create("http://127.0.0.1:" + server().endpoint().getPort()));
  }

  private HttpResponse<byte[]> post(String operation, String body)
      throws IOException, InterruptedException {
    return send("Kinesis_20131202." + operation, JSON, BodyPublishers.ofString(body));
  }

  private HttpResponse<byte[]> send(String target, String contentType, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server().endpoint())
            .header("X-Amz-Target", target)
            .header("Content-Type", contentType)
            .POST(body)
            .build();
    return http.send(request, BodyHandlers.ofByteArray());
  }

  private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }

  private static void assertRefused(HttpResponse<byte[]> answer, String type, String message)
      throws IOException {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("__type").textValue()).isEqualTo(type);
    assertThat(json(answer).get("message").textValue()).contains(message);
  }
}
