package io.trackway.livestore;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Action;
import io.trackway.event.CleanEnvelope;
import io.trackway.event.CleanEnvelopeCodec;
import io.trackway.event.CleanEvent;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.EventTimes;
import io.trackway.event.EventType;
import io.trackway.event.Identity;
import io.trackway.event.JsonObject;
import io.trackway.event.Lane;
import io.trackway.event.Origin;
import io.trackway.event.Source;
import io.trackway.event.Verdict;
import io.trackway.live.Funnel;
import io.trackway.live.LiveBatch;
import io.trackway.live.LivePlan;
import io.trackway.live.LiveState;
import io.trackway.live.Profiles;
import io.trackway.live.Segment;
import io.trackway.memory.MemoryLiveStore;
import io.trackway.stream.DeliveredRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Live state in the real table is what it is in memory, and costs what the documents say. */
class LiveStateOnDynamoTest {

  private static final LocalTables LOCAL = LocalTables.start();

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final List<String> NAMES =
      List.of("App Started", "Searched", "Song Played", "Song Played", "Song Played", "Subscribed");
  private static final Source APP = new Source("app");
  private static final int BATCHES = 10;
  private static final int EVENTS_PER_BATCH = 200;

  private static final LivePlan PLAN =
      new LivePlan(
          List.of(
              new Funnel(
                  "subscription",
                  List.of(step("App Started"), step("Song Played"), step("Subscribed")),
                  Duration.ofDays(1),
                  Funnel.Order.STRICT)),
          List.of(
              new Segment(
                  "listeners",
                  List.of(new Segment.Condition.Done("Song Played", 5, Long.MAX_VALUE)))),
          LivePlan.APP_OPENS);

  private final DynamoLiveStore table =
      new DynamoLiveStore(LOCAL.client(), LOCAL.createTable(), Tries.JITTERED);

  @AfterAll
  static void stop() throws IOException {
    LOCAL.close();
  }

  private static Funnel.Step step(String event) {
    return new Funnel.Step(Set.of(event), List.of());
  }

  @Test
  void whatIsKept_isTheSameAsInMemory_alsoAfterRedelivery() {
    List<LiveBatch> batches = batches(60);
    MemoryLiveStore memory = new MemoryLiveStore();
    batches.forEach(new LiveState(PLAN, memory)::apply);

    for (LiveBatch batch : batches) {
      new LiveState(PLAN, table).apply(batch);
      new LiveState(PLAN, table).apply(batch);
    }

    Profiles expected = new Profiles(PLAN, memory, memory);
    Profiles found = new Profiles(PLAN, table, table);
    assertThat(found.funnels()).isEqualTo(expected.funnels());
    assertThat(found.funnels().getFirst().days()).isNotEmpty();
    assertThat(found.segment("listeners", "", 100))
        .isEqualTo(expected.segment("listeners", "", 100));
    for (int user = 0; user < 60; user++) {
      String id = user(user);
      assertThat(found.find(id, NOW)).as(id).isPresent().isEqualTo(expected.find(id, NOW));
    }
  }

  /** Each user has about seven events of a batch, and each device as many. */
  @Test
  void costs_areForTheUsersOfABatch() {
    List<LiveBatch> batches = batches(30);
    LiveState state = new LiveState(PLAN, table);
    TableCosts.reset();
    batches.forEach(state::apply);

    TableCosts.Total total = TableCosts.total();
    int events = BATCHES * EVENTS_PER_BATCH;
    assertThat(total.writeUnits() / events).isLessThan(0.5);
    assertThat(total.readUnits() / events).isLessThan(0.6);
    assertThat(total.calls().values().stream().mapToLong(Long::longValue).sum())
        .isLessThan(BATCHES * 15L);
  }

  /** Users who each do something in most batches, on a device of their own. */
  private static List<LiveBatch> batches(int users) {
    Random random = new Random(7);
    List<LiveBatch> batches = new ArrayList<>();
    for (int batch = 0; batch < BATCHES; batch++) {
      List<Verdict> verdicts = new ArrayList<>();
      for (int index = 0; index < EVENTS_PER_BATCH; index++) {
        int user = random.nextInt(users);
        Instant at = NOW.minus(Duration.ofHours(20)).plusSeconds(batch * 600L + index);
        verdicts.add(
            new Verdict.Fresh(
                new Origin("shard", Integer.toString(batch), Integer.toString(index)),
                event(
                    new UUID(random.nextLong(), random.nextLong()).toString(), user, random, at)));
      }
      batches.add(
          new LiveBatch(
              List.of(
                  new DeliveredRecord(
                      "shard-0",
                      Integer.toString(100 + batch),
                      "0",
                      CleanEnvelopeCodec.encode(new CleanEnvelope(new Lane(0), verdicts)))),
              NOW));
    }
    return batches;
  }

  private static CleanEvent event(String id, int user, Random random, Instant at) {
    return new CleanEvent(
        new Event(
            new EventKey(APP, id),
            new Action(EventType.TRACK, NAMES.get(random.nextInt(NAMES.size()))),
            new Identity(user(user), new UUID(1, user).toString(), null, null),
            new EventTimes(at, null, null),
            new Details(new JsonObject("{\"genre\":\"jazz\"}"), JsonObject.EMPTY)),
        at,
        false,
        JsonObject.EMPTY,
        List.of());
  }

  private static String user(int number) {
    return "user-" + number;
  }
}
