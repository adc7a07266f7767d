package io.trackway.local.kinesis;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** This project's server passes the conformance kit. */
class LocalKinesisConformanceTest extends KinesisConformance {
  private static KinesisServer server;

  LocalKinesisConformanceTest(WireProtocol protocol) {
    super(protocol);
  }

  @BeforeAll
  static void start() {
    server =
        KinesisServer.start(KinesisOptions.standard().withThroughputLimits(ThroughputLimits.NONE));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  URI endpoint() {
    return server.endpoint();
  }
}
