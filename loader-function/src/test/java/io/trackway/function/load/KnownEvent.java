package io.trackway.function.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code events}, as far as the views look at it. */
record KnownEvent(String id, String source, Call call, Who who, Times times, Visit visit) {

  /** Views order a person's events so. */
  static final Comparator<KnownEvent> ORDER =
      Comparator.comparing(KnownEvent::occurredAt)
          .thenComparing(KnownEvent::id)
          .thenComparing(KnownEvent::source);

  private static final String COLUMNS =
      "event_id, source, type, name, user_id, anonymous_id, previous_id, bot, occurred_at,"
          + " received_at, page_host, page_path, referrer_host, referrer_medium, referrer_source,"
          + " campaign_source, campaign_medium, campaign_name, properties, origin, load_id";

  /** What was done. */
  record Call(String type, String name) {}

  /** By whom. */
  record Who(
      @Nullable String userId,
      @Nullable String anonymousId,
      @Nullable String previousId,
      @Nullable Boolean bot) {

    static Who of(@Nullable String userId, @Nullable String anonymousId) {
      return new Who(userId, anonymousId, null, false);
    }
  }

  /** When. */
  record Times(Instant occurredAt, Instant receivedAt) {}

  /** On which page, and where the visit came from. */
  record Visit(
      @Nullable String host,
      @Nullable String path,
      @Nullable String referrerHost,
      @Nullable String referrerMedium,
      @Nullable String campaign) {

    static final Visit NONE = new Visit(null, null, null, null, null);

    /** The source of a referrer and of a campaign follow from the rest in all known data. */
    @Nullable String referrerSource() {
      return "search".equals(referrerMedium) ? "Google" : null;
    }

    @Nullable String campaignSource() {
      return campaign == null ? null : "newsletter";
    }

    @Nullable String campaignMedium() {
      return campaign == null ? null : "email";
    }
  }

  /** A call at that moment, received a second later. */
  static KnownEvent at(String time, String id, Call call, Who who) {
    Instant occurredAt = Instant.parse(time);
    return new KnownEvent(
        id, "web", call, who, new Times(occurredAt, occurredAt.plusSeconds(1)), Visit.NONE);
  }

  static KnownEvent track(String time, String id, String name, Who who) {
    return at(time, id, new Call("track", name), who);
  }

  KnownEvent on(Visit where) {
    return new KnownEvent(id, source, call, who, times, where);
  }

  Instant occurredAt() {
    return times.occurredAt();
  }

  boolean isBot() {
    return Boolean.TRUE.equals(who.bot());
  }

  boolean isPage() {
    return call.type().equals("page");
  }

  /** Microseconds from then to this event. */
  long microsecondsSince(Instant then) {
    return Duration.between(then, occurredAt()).toNanos() / 1_000;
  }

  /** What identify calls tell of a user in all known data. */
  String properties() {
    return call.type().equals("identify") ? "{\"told\":\"" + id + "\"}" : "{}";
  }

  /** Writes the events with origins of their own, the first of which ends in that number. */
  static String insert(List<KnownEvent> events, int firstOrigin) {
    StringBuilder sql = new StringBuilder("INSERT INTO events (" + COLUMNS + ") VALUES\n");
    for (int index = 0; index < events.size(); index++) {
      sql.append(index == 0 ? "(" : ",\n(")
          .append(events.get(index).values("shard:" + (firstOrigin + index) + ":0"))
          .append(')');
    }
    return sql.toString();
  }

  private String values(String origin) {
    Boolean bot = who.bot();
    return String.join(
        ",",
        Literal.of(id),
        Literal.of(source),
        Literal.of(call.type()),
        Literal.of(call.name()),
        Literal.of(who.userId()),
        Literal.of(who.anonymousId()),
        Literal.of(who.previousId()),
        bot == null ? "NULL" : Literal.of(bot),
        Literal.of(times.occurredAt()),
        Literal.of(times.receivedAt()),
        Literal.of(visit.host()),
        Literal.of(visit.path()),
        Literal.of(visit.referrerHost()),
        Literal.of(visit.referrerMedium()),
        Literal.of(visit.referrerSource()),
        Literal.of(visit.campaignSource()),
        Literal.of(visit.campaignMedium()),
        Literal.of(visit.campaign()),
        "JSON_PARSE(" + Literal.of(properties()) + ")",
        Literal.of(origin),
        "'known'");
  }
}
