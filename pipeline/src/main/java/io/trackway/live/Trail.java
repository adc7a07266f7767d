package io.trackway.live;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one id, be it a user's, a device's or both.
 *
 * <p>Each id keeps its own, and people are put together from ids when somebody asks: so a device
 * that turns out to be somebody's brings its history along whenever that becomes known.
 *
 * @param asUser what was done under this user id
 * @param asDevice what was done under this anonymous id while nobody was signed in
 * @param links whom it belongs together with
 * @param applied the highest sequence number of each shard of the {@code clean} stream that is in
 *     the histories
 * @param counted what the person of this id has been counted as
 */
public record Trail(
    History asUser, History asDevice, Links links, Map<String, String> applied, Counted counted) {

  /** Nothing known. */
  public static final Trail NONE =
      new Trail(History.NONE, History.NONE, Links.NONE, Map.of(), Counted.NONE);

  /**
   * Which ids belong together, as far as this one tells.
   *
   * @param devices of a user: anonymous ids, and when each was last seen together with the user
   * @param users of a device: users who were ever seen with it, of whom their own trails tell when
   * @param aliases ids that alias calls put in the place of this one; the latest one counts
   * @param formerIds ids that this one ever stood for, by the latest alias calls
   */
  public record Links(
      Map<String, Moment> devices,
      Map<String, Moment> users,
      Map<String, Moment> aliases,
      Map<String, Moment> formerIds) {

    /** Alone. */
    public static final Links NONE = new Links(Map.of(), Map.of(), Map.of(), Map.of());
  }

  /**
   * What a person has been counted as.
   *
   * @param funnels by {@link DeclarationKey}: the day and the number of steps
   * @param segments by {@link DeclarationKey}: those that the person has ever been in
   * @param due the hour by which to look again, since then time alone may change it; null for never
   */
  public record Counted(
      Map<String, Cohort> funnels, Map<String, Membership> segments, @Nullable Instant due) {

    /** Nothing. */
    public static final Counted NONE = new Counted(Map.of(), Map.of(), null);

    /** Whether others have still to be told of a change. */
    boolean isAnnounced() {
      return segments.values().stream().allMatch(each -> each.announced() == each.changes());
    }

    /** The same, of which others have been told. */
    Counted announced() {
      Map<String, Membership> told = new HashMap<>();
      segments.forEach(
          (key, each) ->
              told.put(key, new Membership(each.inside(), each.changes(), each.changes())));
      return new Counted(funnels, told, due);
    }
  }

  /** Where in a funnel's counts somebody stands. */
  public record Cohort(String day, int steps) {}

  /**
   * Whether somebody is in a segment.
   *
   * @param changes how often that has changed
   * @param announced up to which change others have been told
   */
  public record Membership(boolean inside, long changes, long announced) {}

  Trail with(Links changed) {
    return new Trail(asUser, asDevice, changed, applied, counted);
  }

  Trail with(Counted changed) {
    return new Trail(asUser, asDevice, links, applied, changed);
  }

  /** Where it is kept. */
  static Place place(String id) {
    return new Place("id#" + id, "trail");
  }
}
