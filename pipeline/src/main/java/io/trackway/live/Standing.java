package io.trackway.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what a person is to be counted as. */
final class Standing {

  private final Map<String, Funnel> funnels = new LinkedHashMap<>();
  private final Map<String, Segment> segments = new LinkedHashMap<>();

  Standing(LivePlan plan) {
    plan.funnels().forEach(funnel -> funnels.put(DeclarationKey.of(funnel), funnel));
    plan.segments().forEach(segment -> segments.put(DeclarationKey.of(segment), segment));
  }

  /** How far somebody has come in each funnel that was begun, by {@link DeclarationKey}. */
  Map<String, FunnelProgress> progress(History history) {
    Map<String, FunnelProgress> progress = new HashMap<>();
    funnels.forEach(
        (key, funnel) -> {
          FunnelProgress made =
              FunnelProgress.of(funnel, history.steps().getOrDefault(key, List.of()));
          if (!made.reached().isEmpty()) {
            progress.put(key, made);
          }
        });
    return progress;
  }

  /** What somebody with that history counts as, who has counted as something before. */
  Trail.Counted of(History history, Trail.Counted before, Instant now) {
    Map<String, Trail.Cohort> cohorts = new HashMap<>();
    progress(history)
        .forEach(
            (key, made) ->
                cohorts.put(key, new Trail.Cohort(made.day().toString(), made.reached().size())));
    Map<String, Trail.Membership> memberships = new HashMap<>();
    segments.forEach(
        (key, segment) -> {
          Trail.Membership last = before.segments().get(key);
          boolean inside = isIn(segment, history, now);
          if (last == null && inside) {
            memberships.put(key, new Trail.Membership(true, 1, 0));
          } else if (last != null) {
            memberships.put(
                key,
                last.inside() == inside
                    ? last
                    : new Trail.Membership(inside, last.changes() + 1, last.announced()));
          }
        });
    return new Trail.Counted(cohorts, memberships, due(history, before.due(), now));
  }

  /**
   * When to look again: an earlier time than the one that is noted replaces it, and a later one
   * waits until the noted one has come, so that a user who is active all the time is not noted anew
   * with each event.
   */
  private @Nullable Instant due(History history, @Nullable Instant noted, Instant now) {
    Instant lastSeen = history.activity().lastSeen();
    Instant next = null;
    for (Segment segment : lastSeen == null ? List.<Segment>of() : segments.values()) {
      for (Segment.Condition condition : segment.conditions()) {
        Instant turns = turns(condition, lastSeen);
        if (turns != null && !turns.isBefore(now) && (next == null || turns.isBefore(next))) {
          next = turns;
        }
      }
    }
    Instant hour = next == null ? null : Boards.dueHour(next);
    if (noted == null || !noted.isAfter(now)) {
      return hour;
    }
    return hour != null && hour.isBefore(noted) ? hour : noted;
  }

  /** When the condition changes if the user does nothing more. */
  private static @Nullable Instant turns(Segment.Condition condition, @Nullable Instant lastSeen) {
    return lastSeen == null
        ? null
        : switch (condition) {
          case Segment.Condition.SeenWithin(Duration age) -> lastSeen.plus(age);
          case Segment.Condition.NotSeenFor(Duration age) -> lastSeen.plus(age);
          case Segment.Condition.Done _, Segment.Condition.TraitIs _ -> null;
        };
  }

  /** The changes of which others have still to be told; of several of a segment the last. */
  List<SegmentChange> untold(String person, Trail trail) {
    boolean isUser = trail.asUser().events() > 0 || !trail.links().devices().isEmpty();
    List<SegmentChange> untold = new ArrayList<>();
    trail
        .counted()
        .segments()
        .forEach(
            (key, membership) -> {
              Segment segment = segments.get(key);
              if (segment != null && membership.announced() < membership.changes()) {
                untold.add(
                    new SegmentChange(
                        segment.name(), person, isUser, membership.inside(), membership.changes()));
              }
            });
    return untold;
  }

  /** Whether somebody with that history is in the segment; nobody is who has done nothing. */
  static boolean isIn(Segment segment, History history, Instant now) {
    Instant lastSeen = history.activity().lastSeen();
    return lastSeen != null
        && segment.conditions().stream()
            .allMatch(
                condition ->
                    switch (condition) {
                      case Segment.Condition.Done(String event, long atLeast, long atMost) -> {
                        long count = history.activity().counts().getOrDefault(event, 0L);
                        yield count >= atLeast && count <= atMost;
                      }
                      case Segment.Condition.SeenWithin(var age) ->
                          !lastSeen.plus(age).isBefore(now);
                      case Segment.Condition.NotSeenFor(var age) ->
                          lastSeen.plus(age).isBefore(now);
                      case Segment.Condition.TraitIs(String trait, String value) ->
                          has(history, trait, value);
                    });
  }

  private static boolean has(History history, String trait, String value) {
    Latest said = history.particulars().traits().get(trait);
    return said != null
        && (said.value().equals(value) || said.value().equals(LiveJson.quoted(value)));
  }
}
