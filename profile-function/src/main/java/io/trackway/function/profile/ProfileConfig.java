package io.trackway.function.profile;

import io.trackway.event.Limits;
import io.trackway.function.Settings;
import io.trackway.kinesis.KinesisStream;
import io.trackway.live.Announcements;
import io.trackway.live.EventAnnouncements;
import io.trackway.live.LivePlan;
import io.trackway.live.LiveState;
import io.trackway.live.SegmentReview;
import io.trackway.liveplan.PlanFile;
import io.trackway.livestore.DynamoLiveStore;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What the functions that keep live state are told by their environment.
 *
 * @param liveTable name of the table of live state
 * @param announcing where it is told who enters and leaves segments
 */
record ProfileConfig(String liveTable, Optional<Announcing> announcing) {

  /**
   * The stream of accepted events.
   *
   * @param lanes how many there are, as the function at the door has it
   */
  record Announcing(String eventsStream, int lanes) {}

  /**
   * Reads it.
   *
   * @throws IllegalStateException listing everything that is wrong
   */
  static ProfileConfig from(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    ProfileConfig config =
        new ProfileConfig(
            settings.text("LIVE_TABLE"),
            settings
                .optionalText("EVENTS_STREAM")
                .map(
                    stream ->
                        new Announcing(
                            stream, settings.wholeNumber("LANES", 1, Limits.LANES_MAX))));
    settings.requireValid();
    return config;
  }

  /**
   * Live state in the real table, by the plan that is packaged with the function.
   *
   * @throws IllegalStateException listing everything that is wrong with the plan
   */
  LiveState liveState(InstantSource clock) {
    LivePlan plan = PlanFile.packaged();
    return new LiveState(plan, store(), announcements(plan, clock));
  }

  /**
   * Who enters and leaves segments by time alone, in the same table and by the same plan.
   *
   * @throws IllegalStateException listing everything that is wrong with the plan
   */
  SegmentReview segmentReview(InstantSource clock) {
    LivePlan plan = PlanFile.packaged();
    DynamoLiveStore store = store();
    return new SegmentReview(plan, store, store, announcements(plan, clock));
  }

  private DynamoLiveStore store() {
    return DynamoLiveStore.fromEnvironment(liveTable);
  }

  /** No client is made for what nobody can enter. */
  private Announcements announcements(LivePlan plan, InstantSource clock) {
    if (plan.segments().isEmpty()) {
      return Announcements.NONE;
    }
    return announcing
        .<Announcements>map(
            to ->
                new EventAnnouncements(
                    KinesisStream.fromEnvironment(to.eventsStream()), to.lanes(), clock))
        .orElse(Announcements.NONE);
  }
}
