package io.trackway.live;

import io.trackway.event.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Answers questions on users, funnels and segments from live state. */
public final class Profiles {

  /** Far more than a deployment has. */
  private static final int SHARDS_MAX = 1_000;

  private final LivePlan plan;
  private final LiveStore store;
  private final LiveIndex index;
  private final Standing standing;

  public Profiles(LivePlan plan, LiveStore store, LiveIndex index) {
    this.plan = plan;
    this.store = store;
    this.index = index;
    this.standing = new Standing(plan);
  }

  /**
   * The profile of whom the id counts for.
   *
   * @param id a user's, an anonymous one or one that has been replaced by an alias
   * @return empty where nobody is known by it
   * @throws RuntimeException where the store cannot be reached
   */
  public Optional<Profile> find(String id, Instant now) {
    Person person = new TrailBook(store).ask(people -> people.gather(people.person(id)));
    if (person.history().events() == 0) {
      return Optional.empty();
    }
    Map<String, FunnelProgress> progress = standing.progress(person.history());
    Map<String, FunnelProgress> funnels = new HashMap<>();
    for (Funnel funnel : plan.funnels()) {
      FunnelProgress made = progress.get(DeclarationKey.of(funnel));
      if (made != null) {
        funnels.put(funnel.name(), made);
      }
    }
    List<String> segments =
        plan.segments().stream()
            .filter(segment -> Standing.isIn(segment, person.history(), now))
            .map(Segment::name)
            .toList();
    return Optional.of(new Profile(person, funnels, segments));
  }

  /** All funnels in the order in which they are declared. */
  public List<FunnelReport> funnels() {
    return plan.funnels().stream().map(this::report).toList();
  }

  /** The funnel of that name; empty where none is declared. */
  public Optional<FunnelReport> funnel(String name) {
    return plan.funnels().stream()
        .filter(funnel -> funnel.name().equals(name))
        .findFirst()
        .map(this::report);
  }

  private FunnelReport report(Funnel funnel) {
    int steps = funnel.steps().size();
    SortedMap<LocalDate, List<Long>> days = new TreeMap<>();
    for (Tally tally : index.tallies(Boards.funnel(DeclarationKey.of(funnel)))) {
      List<Long> people =
          days.computeIfAbsent(
              Boards.day(tally.place()), _ -> new ArrayList<>(Collections.nCopies(steps, 0L)));
      for (int step = 0; step < steps; step++) {
        long more = tally.counts().getOrDefault(Deltas.step(step + 1), 0L);
        people.set(step, people.get(step) + more);
      }
    }
    days.values().removeIf(people -> people.stream().allMatch(count -> count == 0));
    return new FunnelReport(funnel, days);
  }

  /** All segments in the order in which they are declared, without their members. */
  public List<SegmentReport> segments() {
    return plan.segments().stream()
        .map(segment -> new SegmentReport(segment, people(segment), List.of(), Optional.empty()))
        .toList();
  }

  /**
   * The segment of that name; empty where none is declared.
   *
   * @param after the id after which its members begin; empty for the first
   * @param membersMax 1 to 999
   */
  public Optional<SegmentReport> segment(String name, String after, int membersMax) {
    return plan.segments().stream()
        .filter(segment -> segment.name().equals(name))
        .findFirst()
        .map(segment -> report(segment, after, membersMax));
  }

  private SegmentReport report(Segment segment, String after, int membersMax) {
    String group = Boards.members(DeclarationKey.of(segment));
    List<String> members =
        index.documents(group, after, membersMax + 1).stream()
            .map(member -> member.place().name())
            .toList();
    boolean hasMore = members.size() > membersMax;
    List<String> shown = hasMore ? members.subList(0, membersMax) : members;
    return new SegmentReport(
        segment, people(segment), shown, hasMore ? Optional.of(shown.getLast()) : Optional.empty());
  }

  private long people(Segment segment) {
    return index.tallies(Boards.segment(DeclarationKey.of(segment))).stream()
        .mapToLong(tally -> tally.counts().getOrDefault(Deltas.PEOPLE, 0L))
        .sum();
  }

  /**
   * What was received in the last hours.
   *
   * @param hours 1 to 48, the current one among them
   */
  public TrafficReport traffic(Instant now, int hours) {
    Instant from = Hour.of(now).minus(Duration.ofHours(hours - 1L));
    NavigableMap<Instant, Minute> minutes = new TreeMap<>();
    for (int number = 0; number < hours; number++) {
      String group = Boards.hour(from.plus(Duration.ofHours(number)));
      for (Document document : index.documents(group, "", SHARDS_MAX)) {
        JsonObject content = document.content();
        if (content != null) {
          Hour.decode(content)
              .minutes()
              .forEach((minute, more) -> minutes.merge(minute, more, Minute::plus));
        }
      }
    }
    return new TrafficReport(from, now, minutes);
  }
}
