package io.trackway.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;

/**
 * One row, field by field, beside the call that made it.
 *
 * @param begin before the call, and the end after the row was loaded
 */
record Comparison(Call call, Row row, Instant begin, Instant end) {

  private static final String SOURCE = "web";
  private static final int EVENT_ID_MAX = 100;

  void requireSame(Habits habits) {
    requireKey();
    requireTimes();
    requireWho(habits.namesDevices());
    requireWhat(
        row.what().type().equals("page") ? habits.pageProperties() : Set.of(), habits.context());
  }

  private void requireKey() {
    assertThat(row.eventId())
        .as("event_id, which is the SDK's own")
        .hasSizeBetween(1, EVENT_ID_MAX)
        .doesNotStartWith("content-");
    assertThat(row.source()).as("source").isEqualTo(SOURCE);
  }

  private void requireTimes() {
    Row.When when = row.when();
    assertThat(when.sentAt()).as("sent_at").isBetween(begin, end);
    assertThat(when.receivedAt()).as("received_at").isBetween(begin, end);
    if (call.occurredAt() == null) {
      assertThat(when.clientOccurredAt()).as("client_occurred_at").isBetween(begin, end);
    } else {
      assertThat(when.clientOccurredAt()).as("client_occurred_at").isEqualTo(call.occurredAt());
    }
    assertThat(when.occurredAt())
        .as("occurred_at, no clock being wrong here")
        .isEqualTo(when.clientOccurredAt());
  }

  private void requireWho(boolean namesDevices) {
    Row.Who who = row.who();
    assertThat(who.userId()).as("user_id").isEqualTo(call.who().userId());
    assertThat(who.previousId()).as("previous_id").isEqualTo(call.who().previousId());
    assertThat(who.groupId()).as("group_id").isEqualTo(call.who().groupId());
    if (namesDevices) {
      assertThat(who.anonymousId()).as("anonymous_id").hasSize(36);
    } else {
      assertThat(who.anonymousId()).as("anonymous_id").isEqualTo(call.who().anonymousId());
    }
  }

  /** The properties are those of the call, to the letter, and those that the SDK adds. */
  private void requireWhat(Set<String> addedProperties, JsonNode context) {
    Row.What what = row.what();
    assertThat(what.type()).as("type").isEqualTo(call.what().type());
    assertThat(what.name()).as("name").isEqualTo(call.what().name());
    assertThat(what.properties().fieldNames())
        .toIterable()
        .as("keys of properties")
        .containsAll(addedProperties);
    ObjectNode properties = what.properties().deepCopy();
    properties.remove(addedProperties);
    assertThat(properties).as("properties").isEqualTo(call.what().properties());
    requireWithin(what.context(), call.what().context(), "context");
    requireWithin(what.context(), context, "context");
  }

  /** Lists may be longer too. */
  private static void requireWithin(JsonNode whole, JsonNode part, String path) {
    if (part.isArray()) {
      assertThat(whole).as(path).containsAll(part);
      return;
    }
    if (!part.isObject()) {
      assertThat(whole).as(path).isEqualTo(part);
      return;
    }
    part.properties()
        .forEach(
            it -> requireWithin(whole.path(it.getKey()), it.getValue(), path + "." + it.getKey()));
  }
}
