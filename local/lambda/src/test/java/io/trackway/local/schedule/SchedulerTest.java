package io.trackway.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackway.local.host.AwsIdentity;
import io.trackway.local.host.InvocationResult;
import io.trackway.local.host.Payload;
import io.trackway.local.schedule.Schedule.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Beats on a clock that only waiting and running functions move. */
class SchedulerTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final AwsIdentity IDENTITY =
      new AwsIdentity("eu-north-1", "123456789012", "key", "secret");
  private static final Instant START = Instant.parse("2026-03-01T10:00:00.250Z");
  private static final int BEATS = 4;

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final BlockingQueue<Payload> events = new LinkedBlockingQueue<>();
  private final List<Instant> begins = new ArrayList<>();

  /** What the function got at its first beats, each run taking as long as given. */
  private List<Payload> run(Schedule schedule, Duration runs) throws InterruptedException {
    Scheduler.Environment environment =
        new Scheduler.Environment(
            IDENTITY,
            now::get,
            duration -> {
              if (begins.size() == BEATS) {
                new CountDownLatch(1).await();
              }
              now.updateAndGet(it -> it.plus(duration));
            },
            (function, event) -> {
              begins.add(now.get());
              events.add(event);
              now.updateAndGet(it -> it.plus(runs));
              return new InvocationResult.TimedOut(function);
            });
    List<Payload> first = new ArrayList<>();
    try (Scheduler scheduler = Scheduler.start(List.of(schedule), environment)) {
      assertThat(scheduler).isNotNull();
      while (first.size() < BEATS) {
        Payload next = events.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        first.add(next);
      }
    }
    return first;
  }

  private static Schedule every(Duration period, Kind kind) {
    return new Schedule("LoaderBeat", "Loader", kind, period, Optional.empty());
  }

  @Test
  void firstBeat_isOnePeriodAfterTheStart_andAllKeepTheRate() throws InterruptedException {
    run(every(Duration.ofMinutes(5), Kind.SCHEDULER), Duration.ofSeconds(40));
    assertThat(begins)
        .containsExactly(
            START.plus(Duration.ofMinutes(5)),
            START.plus(Duration.ofMinutes(10)),
            START.plus(Duration.ofMinutes(15)),
            START.plus(Duration.ofMinutes(20)));
  }

  @Test
  void beatsDuringARun_areSkipped() throws InterruptedException {
    run(every(Duration.ofMinutes(1), Kind.SCHEDULER), Duration.ofSeconds(150));
    assertThat(begins)
        .containsExactly(
            START.plus(Duration.ofMinutes(1)),
            START.plus(Duration.ofMinutes(4)),
            START.plus(Duration.ofMinutes(7)),
            START.plus(Duration.ofMinutes(10)));
  }

  @Test
  void schedulersEvent_saysWhenAndByWhat() throws Exception {
    JsonNode event =
        JSON.readTree(
            run(every(Duration.ofMinutes(5), Kind.SCHEDULER), Duration.ZERO).get(1).bytes());
    assertThat(event.path("id").asText()).hasSize(36);
    assertThat(event.path("source").asText()).isEqualTo("aws.scheduler");
    assertThat(event.path("detail-type").asText()).isEqualTo("Scheduled Event");
    assertThat(event.path("time").asText()).isEqualTo("2026-03-01T10:10:00Z");
    assertThat(event.path("detail").asText()).isEqualTo("{}");
    assertThat(event.at("/resources/0").asText())
        .isEqualTo("arn:aws:scheduler:eu-north-1:123456789012:schedule/default/LoaderBeat");
  }

  @Test
  void rulesEvent_hasAnObjectAsItsDetail() throws Exception {
    JsonNode event =
        JSON.readTree(run(every(Duration.ofDays(1), Kind.RULE), Duration.ZERO).getFirst().bytes());
    assertThat(event.path("source").asText()).isEqualTo("aws.events");
    assertThat(event.path("detail").isObject()).isTrue();
    assertThat(event.at("/resources/0").asText())
        .isEqualTo("arn:aws:events:eu-north-1:123456789012:rule/LoaderBeat");
  }

  @Test
  void input_isTheEvent_withItsAttributesFilledIn() throws InterruptedException {
    String input =
        "{\"at\":\"<aws.scheduler.scheduled-time>\",\"n\":<aws.scheduler.attempt-number>}";
    Schedule scheduler =
        new Schedule("B", "F", Kind.SCHEDULER, Duration.ofHours(1), Optional.of(input));
    assertThat(run(scheduler, Duration.ZERO).getFirst().text())
        .isEqualTo("{\"at\":\"2026-03-01T11:00:00Z\",\"n\":1}");
  }

  @Test
  void inputOfARule_isTheEventAsItIs() throws InterruptedException {
    String input = "{\"at\":\"<aws.scheduler.scheduled-time>\"}";
    Schedule rule = new Schedule("B", "F", Kind.RULE, Duration.ofHours(1), Optional.of(input));
    assertThat(run(rule, Duration.ZERO).getFirst().text()).isEqualTo(input);
  }
}
