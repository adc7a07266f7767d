package io.trackway.local.template;

import io.trackway.local.schedule.Schedule;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a schedule of a function. */
final class TimerReader {

  private static final Pattern RATE = Pattern.compile("rate\\((\\d{1,9}) (minute|hour|day)(s?)\\)");

  private TimerReader() {}

  /** Empty where it is disabled. */
  static Optional<Trigger> read(String name, Schedule.Kind kind, Section event) {
    return event.read(it -> timer(name, kind, it));
  }

  private static Optional<Trigger> timer(String name, Schedule.Kind kind, Section properties) {
    switch (kind) {
      case RULE ->
          properties.ignore("DeadLetterConfig", "Description", "Name", "RetryPolicy", "RoleArn");
      case SCHEDULER ->
          properties.ignore(
              "DeadLetterConfig",
              "Description",
              "FlexibleTimeWindow",
              "GroupName",
              "KmsKeyArn",
              "Name",
              "OmitName",
              "PermissionsBoundary",
              "RetryPolicy",
              "RoleArn",
              "ScheduleExpressionTimezone");
    }
    Trigger.Timer timer =
        new Trigger.Timer(name, kind, every(properties, kind), properties.text("Input"));
    return isEnabled(properties, kind) ? Optional.of(timer) : Optional.empty();
  }

  private static Duration every(Section properties, Schedule.Kind kind) {
    String key =
        switch (kind) {
          case RULE -> "Schedule";
          case SCHEDULER -> "ScheduleExpression";
        };
    String text = properties.requiredText(key);
    Matcher rate = RATE.matcher(text);
    if (!rate.matches()) {
      throw new TemplateException(
          properties.at(key), "is not supported by the local run, which takes rates: " + text);
    }
    int count = Integer.parseInt(rate.group(1));
    boolean plural = !rate.group(3).isEmpty();
    // A rule wants its unit in the singular for one, and only then.
    if (count == 0 || (kind == Schedule.Kind.RULE && plural == (count == 1))) {
      throw new TemplateException(
          properties.at(key), "is not a rate that EventBridge takes: " + text);
    }
    return switch (rate.group(2)) {
      case "minute" -> Duration.ofMinutes(count);
      case "hour" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /** The older service has a flag beside the state. */
  private static boolean isEnabled(Section properties, Schedule.Kind kind) {
    String state = properties.text("State").orElse("ENABLED");
    boolean flag =
        switch (kind) {
          case RULE -> properties.flag("Enabled").orElse(true);
          case SCHEDULER -> true;
        };
    return switch (state) {
      case "ENABLED" -> flag;
      case "DISABLED" -> false;
      default ->
          throw new TemplateException(
              properties.at("State"), "must be ENABLED or DISABLED, not " + state);
    };
  }
}
