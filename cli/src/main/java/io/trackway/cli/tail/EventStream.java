package io.trackway.cli.tail;

import io.trackway.cli.aws.AwsClients;
import io.trackway.cli.aws.LocalRun;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** A stream and how to reach it. */
record EventStream(KinesisClient kinesis, String name) implements AutoCloseable {

  /** A stream of the account and region that the environment or the AWS profile names. */
  static EventStream inTheCloud(String name) {
    return new EventStream(AwsClients.inTheCloud().kinesis(), name);
  }

  /** The one of that local run. */
  static EventStream of(LocalRun run) {
    return new EventStream(AwsClients.of(run).kinesis(), run.stream("events"));
  }

  @Override
  public void close() {
    kinesis.close();
  }
}
