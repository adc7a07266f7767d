package io.trackway.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trackway.local.dynamodb.DynamoDbProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What the SDK's DynamoDB client sees of each fault, and what DynamoDB Local has stored then. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoDbFaultsTest {

  private static final String TABLE = "claims";
  private static final String ID = "id";
  private static final String PUT = "PutItem";
  private static final String BATCH = "BatchExecuteStatement";
  private static final List<String> IDS =
      IntStream.range(0, 25).mapToObj("id-%02d"::formatted).toList();

  private DynamoDbProcess server;
  private DynamoDbClient direct;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("trackway.root"));
    server = DynamoDbProcess.start(DynamoDbProcess.Options.inRepository(root));
    direct = client(server.endpoint(), Duration.ofSeconds(20));
    direct.createTable(
        request ->
            request
                .tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName(ID)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder().attributeName(ID).keyType(KeyType.HASH).build()));
  }

  @AfterAll
  void stop() throws IOException {
    direct.close();
    server.close();
  }

  @BeforeEach
  void empty() {
    stored().forEach(id -> direct.deleteItem(request -> request.tableName(TABLE).key(item(id))));
  }

  @Test
  void slow_isAnswered() {
    put(FaultKind.SLOW);
    assertThat(stored()).containsExactly("one");
  }

  @Test
  void callTooLate_isDoneWhenTheCallerIsGone() {
    assertThatThrownBy(() -> put(FaultKind.CALL_TOO_LATE))
        .isInstanceOf(ApiCallTimeoutException.class);
    assertThat(stored()).isEmpty();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(stored()).containsExactly("one"));
  }

  @Test
  void answerTooLate_isDone() {
    assertThatThrownBy(() -> put(FaultKind.ANSWER_TOO_LATE))
        .isInstanceOf(ApiCallTimeoutException.class);
    assertThat(stored()).containsExactly("one");
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET_BEFORE", "RESET_AFTER", "ANSWER_CUT"})
  void brokenConnection_isAnErrorOfTheClient(FaultKind fault) {
    assertThatThrownBy(() -> put(fault)).isInstanceOf(SdkClientException.class);
    assertThat(stored()).hasSize(fault == FaultKind.RESET_BEFORE ? 0 : 1);
  }

  @Test
  void throttled_isKnownAsThrottling() {
    for (int time = 0; time < 10; time++) {
      assertThatThrownBy(() -> put(FaultKind.THROTTLED))
          .isInstanceOfSatisfying(
              DynamoDbException.class,
              it -> {
                assertThat(it.statusCode()).isEqualTo(400);
                assertThat(it.isThrottlingException()).isTrue();
                assertThat(it.awsErrorDetails().errorMessage()).isNotEmpty();
              });
    }
    assertThat(stored()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILED_BEFORE", "FAILED_AFTER"})
  void failed_isAnErrorOfTheService(FaultKind fault) {
    assertThatThrownBy(() -> put(fault))
        .isInstanceOfSatisfying(
            DynamoDbException.class, it -> assertThat(it.statusCode()).isGreaterThanOrEqualTo(500));
    assertThat(stored()).hasSize(fault == FaultKind.FAILED_BEFORE ? 0 : 1);
  }

  @Test
  void partsRefused_areExactlyThoseThatAreMissing() {
    Set<String> done = acknowledged(insert(FaultKind.PARTS_REFUSED));
    assertThat(stored()).containsExactlyInAnyOrderElementsOf(done);
    assertThat(done).isNotEmpty().hasSizeLessThan(IDS.size());
  }

  @Test
  void partsDenied_areDoneNonetheless() {
    Set<String> done = acknowledged(insert(FaultKind.PARTS_DENIED));
    assertThat(done).hasSizeLessThan(IDS.size());
    assertThat(stored()).containsExactlyInAnyOrderElementsOf(IDS);
  }

  /** What the service itself says of a part stays as it is. */
  @Test
  void partsRefused_leaveTheErrorsOfTheOthers() {
    insert(FaultKind.SLOW);
    List<BatchStatementResponse> again = insert(FaultKind.PARTS_REFUSED).responses();
    assertThat(again).hasSameSizeAs(IDS).allMatch(it -> it.error() != null);
    assertThat(again)
        .extracting(it -> it.error().code())
        .contains(BatchStatementErrorCodeEnum.DUPLICATE_ITEM);
  }

  private static Set<String> acknowledged(BatchExecuteStatementResponse answer) {
    assertThat(answer.responses()).hasSameSizeAs(IDS);
    answer.responses().stream()
        .filter(it -> it.error() != null)
        .forEach(
            it ->
                assertThat(it.error().code())
                    .isIn(
                        BatchStatementErrorCodeEnum.THROTTLING_ERROR,
                        BatchStatementErrorCodeEnum.PROVISIONED_THROUGHPUT_EXCEEDED,
                        BatchStatementErrorCodeEnum.INTERNAL_SERVER_ERROR));
    return IntStream.range(0, IDS.size())
        .filter(index -> answer.responses().get(index).error() == null)
        .mapToObj(IDS::get)
        .collect(Collectors.toSet());
  }

  private void put(FaultKind fault) {
    try (FaultProxy proxy = proxy(PUT, fault);
        DynamoDbClient client = client(proxy.endpoint(), Faults.PATIENCE)) {
      client.putItem(request -> request.tableName(TABLE).item(item("one")));
    }
  }

  private BatchExecuteStatementResponse insert(FaultKind fault) {
    List<BatchStatementRequest> statements =
        IDS.stream()
            .map(
                id ->
                    BatchStatementRequest.builder()
                        .statement("INSERT INTO \"" + TABLE + "\" VALUE {'id': ?}")
                        .parameters(AttributeValue.fromS(id))
                        .build())
            .toList();
    try (FaultProxy proxy = proxy(BATCH, fault);
        DynamoDbClient client = client(proxy.endpoint(), Duration.ofSeconds(20))) {
      return client.batchExecuteStatement(request -> request.statements(statements));
    }
  }

  private FaultProxy proxy(String operation, FaultKind fault) {
    return FaultProxy.start(
        server.endpoint(), Faults.always(ServiceErrors.DYNAMODB, operation, fault));
  }

  private List<String> stored() {
    return direct.scan(request -> request.tableName(TABLE)).items().stream()
        .flatMap(it -> Stream.ofNullable(it.get(ID)))
        .map(AttributeValue::s)
        .toList();
  }

  private static Map<String, AttributeValue> item(String id) {
    return Map.of(ID, AttributeValue.fromS(id));
  }

  private static DynamoDbClient client(URI endpoint, Duration patience) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(
            it -> it.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(patience))
        .build();
  }
}
