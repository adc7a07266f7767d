package io.trackway.function.ingest;

import io.trackway.event.Limits;
import io.trackway.function.Settings;
import io.trackway.ingest.Ingest;
import io.trackway.keys.SecretKeyDirectory;
import io.trackway.kinesis.KinesisStream;
import io.trackway.protocol.Protocols;
import java.util.Map;

/**
 * What the ingest function is told by its environment.
 *
 * @param eventsStream name of the Kinesis stream that envelopes go to
 * @param writeKeysSecret ARN or name of the secret that lists the write keys
 * @param rateLimitsTable name of the table of what limited keys have sent
 * @param lanes over how many partition keys users are spread
 * @param trackingWishes what becomes of a browser's wish not to be tracked
 */
public record IngestConfig(
    String eventsStream,
    String writeKeysSecret,
    String rateLimitsTable,
    int lanes,
    TrackingWishes trackingWishes) {

  /**
   * Reads it.
   *
   * @throws IllegalStateException listing everything that is wrong
   */
  public static IngestConfig from(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    IngestConfig config =
        new IngestConfig(
            settings.text("EVENTS_STREAM"),
            settings.text("WRITE_KEYS_SECRET"),
            settings.text("RATE_LIMITS_TABLE"),
            settings.wholeNumber("LANES", 1, Limits.LANES_MAX),
            settings.choice("DO_NOT_TRACK", TrackingWishes.class, TrackingWishes.HONOUR));
    settings.requireValid();
    return config;
  }

  /** The endpoint over the Kinesis stream. */
  public Ingest ingest() {
    return new Ingest(
        new Protocols(),
        new Ingest.Door(
            SecretKeyDirectory.fromEnvironment(writeKeysSecret).readAhead(),
            new DynamoRateLimiter(
                RateLimitClient::fromEnvironment, rateLimitsTable, RateLimitClient.PATIENCE)),
        KinesisStream.fromEnvironment(eventsStream),
        lanes);
  }
}
