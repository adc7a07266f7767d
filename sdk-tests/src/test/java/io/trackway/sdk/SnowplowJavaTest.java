package io.trackway.sdk;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.snowplowanalytics.snowplow.tracker.DevicePlatform;
import com.snowplowanalytics.snowplow.tracker.Subject;
import com.snowplowanalytics.snowplow.tracker.Tracker;
import com.snowplowanalytics.snowplow.tracker.configuration.EmitterConfiguration;
import com.snowplowanalytics.snowplow.tracker.configuration.NetworkConfiguration;
import com.snowplowanalytics.snowplow.tracker.configuration.SubjectConfiguration;
import com.snowplowanalytics.snowplow.tracker.configuration.TrackerConfiguration;
import com.snowplowanalytics.snowplow.tracker.emitter.BatchEmitter;
import com.snowplowanalytics.snowplow.tracker.emitter.EmitterCallback;
import com.snowplowanalytics.snowplow.tracker.emitter.FailureType;
import com.snowplowanalytics.snowplow.tracker.events.AbstractEvent;
import com.snowplowanalytics.snowplow.tracker.events.Event;
import com.snowplowanalytics.snowplow.tracker.events.PageView;
import com.snowplowanalytics.snowplow.tracker.events.SelfDescribing;
import com.snowplowanalytics.snowplow.tracker.events.Structured;
import com.snowplowanalytics.snowplow.tracker.payload.SelfDescribingJson;
import com.snowplowanalytics.snowplow.tracker.payload.TrackerPayload;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/** {@code com.snowplowanalytics:snowplow-java-tracker} over OkHttp. */
class SnowplowJavaTest extends SdkContract {

  private static final Duration FLUSH_INTERVAL = Duration.ofSeconds(2);

  @Override
  Sdk open(URI endpoint, String writeKey) {
    return new Application(endpoint);
  }

  @Override
  Call call(int number, String run, Instant now) {
    return SnowplowCalls.call(number, run);
  }

  @Override
  Habits habits() {
    return new Habits(
        false, Set.of(), Json.object("{'library': {'name': 'java', 'version': '1.0.1'}}"));
  }

  private static final class Application implements Sdk, EmitterCallback {

    private final AtomicInteger tracked = new AtomicInteger();
    private final AtomicInteger delivered = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final BatchEmitter emitter;
    private final Tracker tracker;

    Application(URI endpoint) {
      emitter =
          new BatchEmitter(
              new NetworkConfiguration(endpoint.toString()),
              new EmitterConfiguration().batchSize(25).callback(this));
      tracker =
          new Tracker(
              new TrackerConfiguration("server", "shop").platform(DevicePlatform.ServerSideApp),
              emitter,
              new Subject());
    }

    @Override
    public void track(List<JsonNode> calls) {
      calls.forEach(call -> tracker.track(event(call)));
      tracked.addAndGet(calls.size());
    }

    private static Event event(JsonNode call) {
      return switch (call.get("type").asText()) {
        case "pageView" ->
            common(PageView.builder(), call)
                .pageUrl(call.get("pageUrl").asText())
                .pageTitle(call.get("pageTitle").asText())
                .build();
        case "structured" ->
            common(Structured.builder(), call)
                .category(call.get("category").asText())
                .action(call.get("action").asText())
                .label(call.get("label").asText())
                .property(call.get("property").asText())
                .value(call.get("value").asDouble())
                .build();
        case "selfDescribing" ->
            common(SelfDescribing.builder(), call).eventData(json(call.get("event"))).build();
        default -> throw new IllegalArgumentException(call.toString());
      };
    }

    private static <B extends AbstractEvent.Builder<B>> B common(
        AbstractEvent.Builder<B> builder, JsonNode call) {
      List<SelfDescribingJson> contexts =
          StreamSupport.stream(call.get("contexts").spliterator(), false)
              .map(Application::json)
              .toList();
      return builder
          .subject(new Subject(new SubjectConfiguration().userId(call.get("user").asText())))
          .customContext(contexts);
    }

    private static SelfDescribingJson json(JsonNode selfDescribing) {
      return new SelfDescribingJson(
          selfDescribing.get("schema").asText(), Json.map(selfDescribing.get("data")));
    }

    @Override
    public void onSuccess(List<TrackerPayload> payloads) {
      delivered.addAndGet(payloads.size());
    }

    @Override
    public void onFailure(FailureType type, boolean willRetry, List<TrackerPayload> payloads) {
      if (!willRetry) {
        lost.addAndGet(payloads.size());
      }
    }

    /**
     * Flushes now and then, as an application should: each event that is tracked in an outage is
     * one more failing request, and each of these doubles the delay that they all share.
     */
    @Override
    public void finish() {
      await()
          .atMost(Patience.DELIVERED)
          .pollInterval(FLUSH_INTERVAL)
          .until(
              () -> {
                emitter.flushBuffer();
                return delivered.get() + lost.get() == tracked.get();
              });
      if (lost.get() > 0) {
        throw new IllegalStateException(lost + " given up");
      }
    }

    @Override
    public void close() {
      tracker.close();
    }
  }
}
