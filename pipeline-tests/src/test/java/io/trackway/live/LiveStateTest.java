package io.trackway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.CleanEvent;
import io.trackway.memory.MemoryLiveStore;
import io.trackway.stream.DeliveredRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the order of arrival, the duplicates and the crashes, live state is the same. */
class LiveStateTest {

  private static final int SEEDS = 400;

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyOrderOfArrival_comesToTheSame(long seed) {
    Random random = new Random(seed);
    Funnel funnel = funnel(random);
    LivePlan plan = new LivePlan(List.of(funnel), List.of(), LivePlan.APP_OPENS);
    List<CleanEvent> events = LiveTraffic.events(random);
    Map<String, PlainLiveState.Expected> expected = new PlainLiveState(events).people(funnel);

    for (int order = 0; order < 2; order++) {
      MemoryLiveStore kept = new MemoryLiveStore();
      LiveTraffic.deliver(
          LiveTraffic.streams(events, random), plan, new CrashingStore(kept, random, 25), random);
      Profiles profiles = new Profiles(plan, kept, kept);
      assertThat(people(profiles, events)).isEqualTo(expected);
      assertThat(profiles.funnel("signup").orElseThrow().days())
          .isEqualTo(PlainLiveState.days(expected, funnel.steps().size()));
      assertThat(received(profiles)).isEqualTo(received(events));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shardsAtOnce_comeToTheSame(long seed) throws InterruptedException {
    Random random = new Random(seed);
    Funnel funnel = funnel(random);
    LivePlan plan = new LivePlan(List.of(funnel), List.of(), LivePlan.APP_OPENS);
    List<CleanEvent> events = LiveTraffic.events(random);
    Map<String, PlainLiveState.Expected> expected = new PlainLiveState(events).people(funnel);
    MemoryLiveStore kept = new MemoryLiveStore();

    List<List<DeliveredRecord>> streams = LiveTraffic.streams(events, random);
    Turns turns = new Turns(kept, streams.size(), random);
    List<Thread> shards = new ArrayList<>();
    for (int shard = 0; shard < streams.size(); shard++) {
      shards.add(deliverAtOnce(streams.get(shard), plan, turns, shard, seed));
    }
    for (Thread shard : shards) {
      shard.join();
    }

    Profiles profiles = new Profiles(plan, kept, kept);
    assertThat(people(profiles, events)).isEqualTo(expected);
    assertThat(profiles.funnel("signup").orElseThrow().days())
        .isEqualTo(PlainLiveState.days(expected, funnel.steps().size()));
  }

  private static Thread deliverAtOnce(
      List<DeliveredRecord> stream, LivePlan plan, Turns turns, int shard, long seed) {
    Random random = new Random(seed + shard);
    CrashingStore store = new CrashingStore(turns.of(shard), random, 25);
    return Thread.ofPlatform()
        .start(
            () -> {
              try {
                LiveTraffic.deliver(List.of(stream), plan, store, random);
              } finally {
                turns.end(shard);
              }
            });
  }

  /** Events by minute and name, as live state tells them. */
  private static Map<String, Long> received(Profiles profiles) {
    Map<String, Long> counts = new TreeMap<>();
    profiles
        .traffic(LiveTraffic.NOW, 48)
        .minutes()
        .forEach(
            (minute, told) ->
                told.events().forEach((sent, count) -> counts.put(minute + sent.name(), count)));
    return counts;
  }

  /** The same from the events themselves. */
  private static Map<String, Long> received(List<CleanEvent> events) {
    Map<String, Long> counts = new TreeMap<>();
    for (CleanEvent clean : events) {
      Instant minute = clean.event().times().receivedAt().truncatedTo(ChronoUnit.MINUTES);
      counts.merge(minute + clean.event().action().name(), 1L, Long::sum);
    }
    return counts;
  }

  private static Funnel funnel(Random random) {
    return new Funnel(
        "signup",
        List.of(
            step("Page Viewed", "Application Opened"), step("Signup Started"), step("Signed Up")),
        Duration.ofHours(1 + random.nextInt(40)),
        random.nextBoolean() ? Funnel.Order.STRICT : Funnel.Order.LOOSE);
  }

  private static Funnel.Step step(String... events) {
    return new Funnel.Step(Set.of(events), List.of());
  }

  /** Everyone whom one of the events' ids finds. */
  private static Map<String, PlainLiveState.Expected> people(
      Profiles profiles, List<CleanEvent> events) {
    Map<String, PlainLiveState.Expected> people = new TreeMap<>();
    for (CleanEvent clean : events) {
      for (String id :
          Arrays.asList(
              clean.event().identity().userId(), clean.event().identity().anonymousId())) {
        Optional<Profile> profile =
            id == null ? Optional.empty() : profiles.find(id, LiveTraffic.NOW);
        profile.ifPresent(found -> people.put(found.person().id(), told(found)));
      }
    }
    return people;
  }

  private static PlainLiveState.Expected told(Profile profile) {
    History history = profile.person().history();
    Map<String, String> traits = new TreeMap<>();
    history.particulars().traits().forEach((name, trait) -> traits.put(name, trait.value()));
    FunnelProgress progress = profile.funnels().getOrDefault("signup", FunnelProgress.NONE);
    return new PlainLiveState.Expected(
        history.events(),
        history.activity().counts(),
        Objects.requireNonNull(history.activity().firstSeen()),
        Objects.requireNonNull(history.activity().lastSeen()),
        history.activity().spans().size(),
        traits,
        history.particulars().group() == null ? null : history.particulars().group().value(),
        history.particulars().page() == null
            ? null
            : history.particulars().page().value().replaceAll("^\\{\"name\":\"(.*)\"}$", "$1"),
        history.particulars().opens(),
        progress.reached(),
        history.recent().stream().map(recent -> recent.moment().eventId()).toList());
  }
}
