package io.trackway.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.EventTimes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTimeTest {

  private static final EventTime EVENT_TIME =
      new EventTime(Duration.ofMinutes(5), Duration.ofMinutes(1));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # received | client   | sent     | occurred
          12:00:00   | 11:59:50 | 11:59:58 | 11:59:50 # network delay is no skew
          12:00:00   | 11:54:50 | 11:55:00 | 11:54:50 # at the floor: as the client said
          12:00:00   | 11:54:49 | 11:54:59 | 11:59:50 # above it: corrected
          12:00:00   | 13:59:50 | 14:00:00 | 11:59:50 # a clock two hours ahead
          12:00:00   | 12:05:00 | 12:05:00 | 12:00:00 # below the floor, but in the future
          12:00:00   | 14:00:10 | 14:00:00 | 12:00:00 # in the future even by its own clock
          12:00:00   | 11:00:00 |          | 11:00:00 # nothing to correct by
          12:00:00   | 13:00:00 |          | 12:00:00 # nothing to correct by, in the future
          12:00:00   |          | 11:00:00 | 12:00:00 # the client does not say
          12:00:00   |          |          | 12:00:00
          """)
  void occurredAt_isCorrectedAboveTheFloor_andNeverInTheFuture(
      String received, @Nullable String client, @Nullable String sent, String occurred) {
    assertThat(EVENT_TIME.occurredAt(new EventTimes(time(received), maybe(client), maybe(sent))))
        .isEqualTo(time(occurred.replaceFirst(" *#.*", "")));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          11:59:00, false
          11:58:59, true
          12:00:00, false
          """)
  void isLate_whereItHappenedLongerBeforeThanTheWindow(String occurred, boolean late) {
    EventTimes times = new EventTimes(time("12:00:00"), null, null);

    assertThat(EVENT_TIME.isLate(times, time(occurred))).isEqualTo(late);
  }

  private static @Nullable Instant maybe(@Nullable String time) {
    return time == null ? null : time(time);
  }

  private static Instant time(String time) {
    return Instant.parse("2026-03-01T" + time + "Z");
  }
}
