package io.trackway.local.kinesis;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
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

  @Override
  public KinesisClient client() {
    return client;
  }
}
