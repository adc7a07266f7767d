package io.trackway.sdk;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.segment.analytics.Analytics;
import com.segment.analytics.Callback;
import com.segment.analytics.messages.AliasMessage;
import com.segment.analytics.messages.GroupMessage;
import com.segment.analytics.messages.IdentifyMessage;
import com.segment.analytics.messages.Message;
import com.segment.analytics.messages.MessageBuilder;
import com.segment.analytics.messages.PageMessage;
import com.segment.analytics.messages.ScreenMessage;
import com.segment.analytics.messages.TrackMessage;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code com.segment.analytics.java:analytics}. */
class SegmentJavaTest extends SdkContract {

  @Override
  Sdk open(URI endpoint, String writeKey) {
    return new Application(endpoint, writeKey);
  }

  @Override
  Call call(int number, String run, Instant now) {
    return SegmentCalls.call(number, run, now);
  }

  @Override
  Habits habits() {
    return new Habits(
        false,
        Set.of(),
        Json.object("{'library': {'name': 'analytics-java', 'version': '3.5.4'}}"));
  }

  private static final class Application implements Sdk, Callback {

    private final AtomicInteger tracked = new AtomicInteger();
    private final AtomicInteger delivered = new AtomicInteger();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Analytics analytics;

    Application(URI endpoint, String writeKey) {
      analytics =
          Analytics.builder(writeKey)
              .endpoint(endpoint.toString())
              .flushQueueSize(10)
              .flushInterval(1, TimeUnit.SECONDS)
              .retries(10)
              .callback(this)
              .build();
    }

    @Override
    public void track(List<JsonNode> calls) {
      calls.forEach(call -> analytics.enqueue(message(call)));
      tracked.addAndGet(calls.size());
    }

    private static MessageBuilder<?, ?> message(JsonNode call) {
      MessageBuilder<?, ?> message =
          switch (call.get("type").asText()) {
            case "track" ->
                TrackMessage.builder(call.get("event").asText())
                    .properties(Json.map(call.get("properties")));
            case "identify" -> IdentifyMessage.builder().traits(Json.map(call.get("traits")));
            case "page" ->
                PageMessage.builder(call.get("name").asText())
                    .properties(Json.map(call.get("properties")));
            case "screen" ->
                ScreenMessage.builder(call.get("name").asText())
                    .properties(Json.map(call.get("properties")));
            case "group" ->
                GroupMessage.builder(call.get("groupId").asText())
                    .traits(Json.map(call.get("traits")));
            case "alias" -> AliasMessage.builder(call.get("previousId").asText());
            default -> throw new IllegalArgumentException(call.toString());
          };
      message.userId(call.get("userId").asText());
      message.anonymousId(call.get("anonymousId").asText());
      message.timestamp(Date.from(Instant.parse(call.get("timestamp").asText())));
      message.context(Json.map(call.get("context")));
      return message;
    }

    @Override
    public void success(Message message) {
      delivered.incrementAndGet();
    }

    @Override
    public void failure(Message message, Throwable failure) {
      failures.add(failure);
    }

    @Override
    public void finish() {
      await()
          .atMost(Patience.DELIVERED)
          .until(() -> delivered.get() + failures.size() == tracked.get());
      analytics.shutdown();
      failures.stream()
          .findFirst()
          .ifPresent(
              first -> {
                throw new IllegalStateException(failures.size() + " given up", first);
              });
    }

    @Override
    public void close() {
      analytics.shutdown();
    }
  }
}
