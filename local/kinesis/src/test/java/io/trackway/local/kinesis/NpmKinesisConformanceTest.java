package io.trackway.local.kinesis;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The kit says nothing about Kinesis that only this project's server does. */
class NpmKinesisConformanceTest extends KinesisConformance {
  private static NpmKinesis server;

  NpmKinesisConformanceTest(WireProtocol protocol) {
    super(protocol);
  }

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server = NpmKinesis.start();
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
