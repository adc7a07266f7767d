package io.trackway.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * What every Kinesis server must do, through the unmodified SDK, in both of its encodings.
 *
 * <p>A subclass names a server. Where two servers differ, the service's documentation decides, and
 * the test is in {@code DocumentedDifferencesTest} for this project's server alone.
 */
@ParameterizedClass
@EnumSource(WireProtocol.class)
abstract class KinesisConformance
    implements StreamConformance, WriteConformance, ReadConformance, ReshardingConformance {
  private final WireProtocol protocol;
  private KinesisClient client;

  KinesisConformance(WireProtocol protocol) {
    this.protocol = protocol;
  }

  abstract URI endpoint();

  @BeforeEach
  void connect() {
    client = protocol.client(endpoint());
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void bothSides_speakTheProtocolUnderTest() {
    List<String> contentTypes = new ArrayList<>();
    ExecutionInterceptor listener =
        new ExecutionInterceptor() {
          @Override
          public void beforeTransmission(
              Context.BeforeTransmission context, ExecutionAttributes attributes) {
            contentTypes.addAll(context.httpRequest().matchingHeaders("Content-Type"));
          }

          @Override
          public void afterTransmission(
              Context.AfterTransmission context, ExecutionAttributes attributes) {
            contentTypes.addAll(context.httpResponse().matchingHeaders("Content-Type"));
          }
        };

    try (KinesisClient listened = protocol.client(endpoint(), listener)) {
      listened.listStreams();
    }

    String expected =
        switch (protocol) {
          case CBOR -> "application/x-amz-cbor-1.1";
          case JSON -> "application/x-amz-json-1.1";
        };
    assertThat(contentTypes).containsExactly(expected, expected);
  }

  @Override
  public KinesisClient client() {
    return client;
  }
}
