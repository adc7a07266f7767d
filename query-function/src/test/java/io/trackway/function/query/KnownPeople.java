package io.trackway.function.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.event.Action;
import io.trackway.event.CleanEvent;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.EventTimes;
import io.trackway.event.EventType;
import io.trackway.event.Evidence;
import io.trackway.event.Identity;
import io.trackway.event.JsonObject;
import io.trackway.event.Rejection;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Source;
import io.trackway.event.Verdict;
import io.trackway.ingest.WriteKeys;
import io.trackway.live.Funnel;
import io.trackway.live.LiveBatch;
import io.trackway.live.LiveIndex;
import io.trackway.live.LivePlan;
import io.trackway.live.LiveState;
import io.trackway.live.LiveStore;
import io.trackway.live.Profiles;
import io.trackway.live.Segment;
import io.trackway.live.Segment.Condition;
import io.trackway.memory.MemoryLiveStore;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.function.TestContext;
import io.trackway.testing.load.CleanRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Live state of a few people, and the function over it. */
final class KnownPeople {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** When what is told of in statistics was received. */
  private static final Instant RECENTLY = NOW.minusSeconds(100);

  static final LivePlan PLAN =
      new LivePlan(
          List.of(
              new Funnel(
                  "signup",
                  List.of(
                      new Funnel.Step(Set.of("Pricing"), List.of()),
                      new Funnel.Step(Set.of("Signup Started", "Signup Opened"), List.of()),
                      new Funnel.Step(Set.of("Signed Up"), List.of())),
                  Duration.ofDays(7),
                  Funnel.Order.STRICT),
              new Funnel(
                  "unused",
                  List.of(new Funnel.Step(Set.of("Nothing"), List.of())),
                  Duration.ofHours(1),
                  Funnel.Order.LOOSE)),
          List.of(
              new Segment("pro", List.of(new Condition.TraitIs("plan", "pro"))),
              new Segment("seen", List.of(new Condition.SeenWithin(Duration.ofDays(30))))),
          LivePlan.APP_OPENS);

  private static final WriteKeys READ_KEYS =
      new WriteKeys(
          List.of(
              WriteKeys.Entry.of("read-demo", "team"),
              new WriteKeys.Entry(
                  new Source("former"), "read-old", Set.of(), true, OptionalInt.empty())));

  private final List<Verdict> verdicts = new ArrayList<>();

  private KnownPeople() {}

  /** The function over these people, at that time. */
  static QueryHandler handler() {
    MemoryLiveStore store = new MemoryLiveStore();
    List<DeliveredRecord> records = new KnownPeople().records();
    new LiveState(PLAN, store).apply(new LiveBatch(records, NOW));
    return handler(store, store);
  }

  /** The function over any live state. */
  static QueryHandler handler(LiveStore store, LiveIndex index) {
    return new QueryHandler(
        READ_KEYS, new Answers(PLAN, new Profiles(PLAN, store, index)), () -> NOW);
  }

  /** What it answers to an event. */
  static byte[] handle(QueryHandler handler, byte[] event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), out, TestContext.minute());
    return out.toByteArray();
  }

  /** The same as text. */
  static String handle(QueryHandler handler, String event) throws IOException {
    return new String(handle(handler, event.getBytes(UTF_8)), UTF_8);
  }

  /** Ann comes by her phone first; Bob and Zoë get less far, and one's id is an awkward one. */
  private List<DeliveredRecord> records() {
    Identity phone = new Identity(null, "phone-1");
    Identity ann = new Identity("ann", "phone-1");
    add(phone, EventType.TRACK, "App Opened", "2026-02-27T09:00:00Z", "{}");
    add(
        phone,
        EventType.PAGE,
        "Pricing",
        "2026-02-27T09:01:00Z",
        "{\"url\":\"https://shop.example/pricing\",\"path\":\"/pricing\"}");
    add(
        ann,
        EventType.IDENTIFY,
        "identify",
        "2026-02-27T09:05:00Z",
        "{\"plan\":\"pro\",\"seats\":3,\"tags\":[\"a\"]}");
    add(ann, EventType.TRACK, "Signup Opened", "2026-02-28T10:00:00Z", "{}");
    add(ann, EventType.TRACK, "Signed Up", "2026-02-28T10:05:00.250Z", "{}");
    add(
        new Identity("ann", null, null, "acme"),
        EventType.GROUP,
        "group",
        "2026-02-28T10:06:00Z",
        "{}");
    Identity bob = new Identity("bob", null);
    add(bob, EventType.TRACK, "Pricing", "2026-02-28T11:00:00Z", "{}");
    add(bob, EventType.TRACK, "Signup Started", "2026-02-28T11:10:00Z", "{}");
    verdicts.add(
        new Verdict.Duplicate(
            SampleEvents.origin(100), new EventKey(SampleEvents.WEB, "e-1"), "s:1:0", RECENTLY));
    verdicts.add(
        new Verdict.Rejected(
            SampleEvents.origin(101),
            new Rejection(
                SampleEvents.WEB,
                null,
                new RejectionReason(RejectionCode.INVALID_JSON, "line is not JSON"),
                Evidence.of("{"),
                RECENTLY)));
    Identity zoe = new Identity("zoë/1 & co", null);
    add(zoe, EventType.TRACK, "Pricing", "2026-02-28T23:59:59Z", "{}");
    List<DeliveredRecord> records = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      records.add(CleanRecords.record(records.size() + 1L, verdict));
    }
    return records;
  }

  private void add(Identity who, EventType type, String name, String at, String properties) {
    int number = verdicts.size() + 1;
    Instant time = Instant.parse(at);
    Event event =
        new Event(
            new EventKey(SampleEvents.WEB, "e-" + number),
            new Action(type, name),
            who,
            new EventTimes(RECENTLY.plusMillis(number), time, time),
            new Details(new JsonObject(properties), JsonObject.EMPTY));
    verdicts.add(new Verdict.Fresh(SampleEvents.origin(number), new CleanEvent(event, time)));
  }
}
