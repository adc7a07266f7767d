package io.trackway.local.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.local.host.AwsIdentity;
import io.trackway.local.host.Payload;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a scheduled function gets: the input of its schedule, with the context attributes of
 * EventBridge Scheduler filled in, or the service's own event.
 */
final class ScheduledEvent {

  private ScheduledEvent() {}

  /**
   * @param time of the beat
   * @param id of this invocation
   */
  static Payload of(Schedule schedule, AwsIdentity identity, Instant time, String id) {
    String moment = time.truncatedTo(ChronoUnit.SECONDS).toString();
    return Payload.ofText(
        schedule
            .input()
            .map(it -> filled(it, schedule, arn(schedule, identity), moment, id))
            .orElseGet(() -> event(schedule, identity, moment, id).toString()));
  }

  private static String filled(
      String input, Schedule schedule, String arn, String moment, String id) {
    return switch (schedule.kind()) {
      case RULE -> input;
      case SCHEDULER ->
          input
              .replace("<aws.scheduler.schedule-arn>", arn)
              .replace("<aws.scheduler.scheduled-time>", moment)
              .replace("<aws.scheduler.execution-id>", id)
              .replace("<aws.scheduler.attempt-number>", "1");
    };
  }

  private static ObjectNode event(
      Schedule schedule, AwsIdentity identity, String moment, String id) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0");
    event.put("id", id);
    event.put("detail-type", "Scheduled Event");
    event.put("source", source(schedule));
    event.put("account", identity.accountId());
    event.put("time", moment);
    event.put("region", identity.region());
    event.putArray("resources").add(arn(schedule, identity));
    switch (schedule.kind()) {
      case RULE -> event.putObject("detail");
      // The newer service sends it as a text.
      case SCHEDULER -> event.put("detail", "{}");
    }
    return event;
  }

  private static String source(Schedule schedule) {
    return switch (schedule.kind()) {
      case RULE -> "aws.events";
      case SCHEDULER -> "aws.scheduler";
    };
  }

  private static String arn(Schedule schedule, AwsIdentity identity) {
    String resource =
        switch (schedule.kind()) {
          case RULE -> "events:%s:%s:rule/%s";
          case SCHEDULER -> "scheduler:%s:%s:schedule/default/%s";
        };
    return "arn:aws:"
        + resource.formatted(identity.region(), identity.accountId(), schedule.name());
  }
}
