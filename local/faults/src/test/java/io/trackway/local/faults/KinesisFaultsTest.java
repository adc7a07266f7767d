package io.trackway.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trackway.local.kinesis.KinesisOptions;
import io.trackway.local.kinesis.KinesisServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.KmsThrottlingException;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** What the SDK's Kinesis client sees of each fault, in both encodings, and what is stored then. */
class KinesisFaultsTest {

  private static final String STREAM = "orders";
  private static final String CBOR_SWITCH = "aws.cborEnabled";
  private static final List<String> SENT =
      IntStream.range(0, 40).mapToObj("record %02d"::formatted).toList();

  private KinesisServer server;
  private KinesisClient direct;

  @BeforeEach
  void start() {
    server = KinesisServer.start(KinesisOptions.standard());
    direct = client(server.endpoint(), true);
    direct.createStream(request -> request.streamName(STREAM).shardCount(1));
  }

  @AfterEach
  void stop() {
    direct.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void slow_isAnswered(boolean cbor) {
    RandomFaults faults = faults(FaultKind.SLOW);
    assertThat(put(faults, cbor).failedRecordCount()).isZero();
    assertThat(stored()).containsExactlyElementsOf(SENT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void callTooLate_isStoredWhenTheCallerIsGone(boolean cbor) {
    RandomFaults faults = faults(FaultKind.CALL_TOO_LATE);
    assertThatThrownBy(() -> put(faults, cbor)).isInstanceOf(ApiCallTimeoutException.class);
    assertThat(stored()).isEmpty();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(stored()).containsExactlyElementsOf(SENT));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void answerTooLate_isStoredOnce(boolean cbor) {
    RandomFaults faults = faults(FaultKind.ANSWER_TOO_LATE);
    assertThatThrownBy(() -> put(faults, cbor)).isInstanceOf(ApiCallTimeoutException.class);
    assertThat(stored()).containsExactlyElementsOf(SENT);
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET_BEFORE", "RESET_AFTER", "ANSWER_CUT"})
  void brokenConnection_isAnErrorOfTheClient(FaultKind fault) {
    for (boolean cbor : List.of(true, false)) {
      RandomFaults faults = faults(fault);
      assertThatThrownBy(() -> put(faults, cbor)).isInstanceOf(SdkClientException.class);
      assertThat(faults.injected().calls(call())).as("calls, repeats included").isEqualTo(1);
    }
    assertThat(stored()).hasSize(fault == FaultKind.RESET_BEFORE ? 0 : 2 * SENT.size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void throttled_isOneOfTheModelsExceptions(boolean cbor) {
    RandomFaults faults = faults(FaultKind.THROTTLED);
    for (int time = 0; time < 10; time++) {
      assertThatThrownBy(() -> put(faults, cbor))
          .isInstanceOfSatisfying(
              KinesisException.class,
              it -> {
                assertThat(it.statusCode()).isEqualTo(400);
                assertThat(it)
                    .isInstanceOfAny(
                        ProvisionedThroughputExceededException.class, KmsThrottlingException.class);
                assertThat(it.awsErrorDetails().errorMessage()).contains("Rate exceeded");
              });
    }
    assertThat(stored()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILED_BEFORE", "FAILED_AFTER"})
  void failed_isAnErrorOfTheService(FaultKind fault) {
    for (boolean cbor : List.of(true, false)) {
      RandomFaults faults = faults(fault);
      assertThatThrownBy(() -> put(faults, cbor))
          .isInstanceOfSatisfying(
              KinesisException.class,
              it -> {
                assertThat(it.statusCode()).isGreaterThanOrEqualTo(500);
                assertThat(it.awsErrorDetails().errorCode()).isNotEmpty();
              });
    }
    assertThat(stored()).hasSize(fault == FaultKind.FAILED_BEFORE ? 0 : 2 * SENT.size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void partsRefused_areExactlyThoseThatAreMissing(boolean cbor) {
    PutRecordsResponse answer = put(faults(FaultKind.PARTS_REFUSED), cbor);
    assertThat(stored()).containsExactlyElementsOf(acknowledged(answer));
    assertThat(stored()).isNotEmpty().hasSizeLessThan(SENT.size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void partsRefused_mayBeAll(boolean cbor) {
    RandomFaults faults = faults(FaultKind.PARTS_REFUSED);
    PutRecordsResponse answer = put(faults, cbor, SENT.subList(0, 1));
    assertThat(answer.failedRecordCount()).isEqualTo(1);
    assertThat(answer.records()).singleElement().matches(it -> it.errorCode() != null);
    assertThat(stored()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void partsDenied_areStoredNonetheless(boolean cbor) {
    PutRecordsResponse answer = put(faults(FaultKind.PARTS_DENIED), cbor);
    assertThat(acknowledged(answer)).hasSizeLessThan(SENT.size());
    assertThat(stored()).containsExactlyElementsOf(SENT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void outage_meetsEveryCall_untilTheFaultsAreStopped(boolean cbor) {
    RandomFaults faults = faults(FaultKind.OUTAGE);
    for (int time = 0; time < 5; time++) {
      assertThatThrownBy(() -> put(faults, cbor)).isInstanceOf(RuntimeException.class);
    }
    assertThat(faults.injected().faults(call(), FaultKind.OUTAGE)).isEqualTo(1);
    assertThat(faults.injected().total()).isEqualTo(6);
    faults.stop();
    assertThat(put(faults, cbor).failedRecordCount()).isZero();
  }

  /** Entries that the answer calls stored; it counts the others, and names a reason for each. */
  private static List<String> acknowledged(PutRecordsResponse answer) {
    List<String> acknowledged = new ArrayList<>();
    assertThat(answer.records()).hasSameSizeAs(SENT);
    int failed = 0;
    for (int index = 0; index < SENT.size(); index++) {
      PutRecordsResultEntry entry = answer.records().get(index);
      if (entry.errorCode() == null) {
        assertThat(entry.sequenceNumber()).isNotNull();
        acknowledged.add(SENT.get(index));
      } else {
        assertThat(entry.errorCode())
            .isIn("ProvisionedThroughputExceededException", "InternalFailure");
        assertThat(entry.sequenceNumber()).isNull();
        failed++;
      }
    }
    assertThat(answer.failedRecordCount()).isEqualTo(failed).isPositive();
    return acknowledged;
  }

  private static RandomFaults faults(FaultKind fault) {
    return Faults.always(ServiceErrors.KINESIS, "PutRecords", fault);
  }

  private static FaultPlan.CallKind call() {
    return new FaultPlan.CallKind("PutRecords", "");
  }

  private PutRecordsResponse put(RandomFaults faults, boolean cbor) {
    return put(faults, cbor, SENT);
  }

  private PutRecordsResponse put(RandomFaults faults, boolean cbor, List<String> texts) {
    List<PutRecordsRequestEntry> entries =
        texts.stream()
            .map(
                it ->
                    PutRecordsRequestEntry.builder()
                        .partitionKey("key")
                        .data(SdkBytes.fromUtf8String(it))
                        .build())
            .toList();
    try (FaultProxy proxy = FaultProxy.start(server.endpoint(), faults);
        KinesisClient client = client(proxy.endpoint(), cbor)) {
      return client.putRecords(request -> request.streamName(STREAM).records(entries));
    }
  }

  private List<String> stored() {
    String iterator =
        direct
            .getShardIterator(
                request ->
                    request
                        .streamName(STREAM)
                        .shardId("shardId-000000000000")
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .shardIterator();
    return direct.getRecords(request -> request.shardIterator(iterator)).records().stream()
        .map(Record::data)
        .map(SdkBytes::asUtf8String)
        .toList();
  }

  /** It looks at the property when it is built, and gives up at the first error. */
  private static KinesisClient client(URI endpoint, boolean cbor) {
    System.setProperty(CBOR_SWITCH, Boolean.toString(cbor));
    try {
      return KinesisClient.builder()
          .endpointOverride(endpoint)
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .overrideConfiguration(
              it -> it.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(Faults.PATIENCE))
          .build();
    } finally {
      System.clearProperty(CBOR_SWITCH);
    }
  }
}
