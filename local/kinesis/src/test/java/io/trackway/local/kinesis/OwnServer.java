package io.trackway.local.kinesis;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Tests of this project's server alone, on a clock that they move. */
abstract class OwnServer implements KinesisKit {
  final TestClock clock = new TestClock();
  private final ThroughputLimits limits;
  private final long heldBytesMax;
  private KinesisServer server;
  private KinesisClient client;

  OwnServer(ThroughputLimits limits) {
    this(limits, Limits.HELD_BYTES_DEFAULT);
  }

  OwnServer(ThroughputLimits limits, long heldBytesMax) {
    this.limits = limits;
    this.heldBytesMax = heldBytesMax;
  }

  @BeforeEach
  void start() {
    server =
        KinesisServer.start(
            KinesisOptions.standard()
                .withClock(clock)
                .withThroughputLimits(limits)
                .withHeldBytesMax(heldBytesMax));
    client = WireProtocol.CBOR.client(server.endpoint());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  KinesisServer server() {
    return server;
  }

  @Override
  public KinesisClient client() {
    return client;
  }
}
