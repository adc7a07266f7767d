package io.trackway.local.demo.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** What broken clients send among good events, and as whole requests. */
final class Malformed {

  /** How many requests a day has for the counts below; a smaller day has fewer of them. */
  private static final int REQUESTS = 4_000;

  private static final int NAMELESS = 60;
  private static final int TOO_LARGE = 12;
  private static final int NOT_OBJECTS = 15;
  private static final int TIMELESS = 20;
  private static final int LONG_IDS = 10;
  private static final int BROKEN_LINES = 40;
  private static final int BROKEN_BODIES = 40;
  private static final int UNKNOWN_KEYS = 12;
  private static final int CONFLICTS = 8;

  private static final int TOO_LARGE_CHARACTERS = 40 * 1024;
  private static final int TRIES_MAX = 100_000;

  private final RandomGenerator random;
  private final List<Post> posts;
  private final List<Post> extra = new ArrayList<>();

  private Malformed(List<Post> posts, RandomGenerator random) {
    this.random = random;
    this.posts = new ArrayList<>(posts);
  }

  /** The posts with malformed entries in some, and malformed requests among them. */
  static List<Post> among(List<Post> posts, RandomGenerator random) {
    Malformed malformed = new Malformed(posts, random);
    malformed.insert(NAMELESS, BodyFormat.BATCH, malformed::nameless);
    malformed.insert(TOO_LARGE, BodyFormat.BATCH, malformed::tooLarge);
    malformed.insert(NOT_OBJECTS, BodyFormat.ARRAY, post -> notAnObject());
    malformed.insert(TIMELESS, BodyFormat.ARRAY, malformed::timeless);
    malformed.insert(LONG_IDS, BodyFormat.BATCH, malformed::longId);
    malformed.insert(BROKEN_LINES, BodyFormat.LINES, malformed::brokenLine);
    malformed.repeat(BROKEN_BODIES, malformed::addBrokenBody);
    malformed.repeat(UNKNOWN_KEYS, malformed::addUnknownKey);
    malformed.repeat(CONFLICTS, malformed::addConflict);
    malformed.posts.addAll(malformed.extra);
    return malformed.posts;
  }

  private void insert(int count, BodyFormat format, Function<Post, Entry> entry) {
    repeat(
        count,
        () -> {
          int place = placeOf(format);
          Post post = posts.get(place);
          int position = random.nextInt(post.entries().size() + 1);
          posts.set(place, post.with(position, entry.apply(post)));
        });
  }

  private void repeat(int count, Runnable fault) {
    int share = (count * posts.size() + REQUESTS - 1) / REQUESTS;
    for (int done = 0; done < share; done++) {
      fault.run();
    }
  }

  private int placeOf(BodyFormat format) {
    for (int count = 0; count < TRIES_MAX; count++) {
      int place = random.nextInt(posts.size());
      Post post = posts.get(place);
      if (post.form().format() == format && post.hasRoom()) {
        return place;
      }
    }
    throw new IllegalStateException("no request of the form " + format);
  }

  private Entry nameless(Post post) {
    ObjectNode event = event(post);
    event.remove("name");
    return rejected(event, "missing_field");
  }

  private Entry tooLarge(Post post) {
    ObjectNode event = event(post);
    event.putObject("properties").put("lyrics", "la ".repeat(TOO_LARGE_CHARACTERS / 3));
    return rejected(event, "event_too_large");
  }

  private Entry timeless(Post post) {
    return rejected(event(post).put("occurred_at", "yesterday evening"), "invalid_field");
  }

  private Entry longId(Post post) {
    return rejected(event(post).put("id", "x".repeat(140)), "field_too_long");
  }

  private Entry brokenLine(Post post) {
    String whole = event(post).toString();
    String text = whole.substring(0, random.nextInt(10, whole.length() - 1));
    return new Entry(null, text, new Fate.RejectedAtTheDoor("invalid_json"));
  }

  private static Entry notAnObject() {
    return new Entry(null, "\"Song Played\"", new Fate.RejectedAtTheDoor("not_an_object"));
  }

  private static Entry rejected(ObjectNode event, String code) {
    String id = event.path("id").asText();
    return new Entry(id, event.toString(), new Fate.RejectedAtTheDoor(code));
  }

  /** A good event, about to be spoilt. */
  private ObjectNode event(Post post) {
    return Catalogue.object()
        .put("id", Population.uuid(random))
        .put("type", "track")
        .put("name", "Song Played")
        .put("anonymous_id", post.device().anonymousId())
        .put("occurred_at", post.dueAt().plus(post.device().skew()).toString());
  }

  private void addBrokenBody() {
    Post post = posts.get(placeOf(BodyFormat.BATCH));
    String whole = "{\"events\":[" + event(post) + "," + event(post) + "]}";
    String text = whole.substring(0, random.nextInt(10, whole.length() - 1));
    Entry entry = new Entry(null, text, new Fate.RejectedAtTheDoor("invalid_json"));
    add(post, BodyFormat.BROKEN, true, entry);
  }

  private void addUnknownKey() {
    Post post = posts.get(placeOf(BodyFormat.BATCH));
    ObjectNode event = event(post);
    Entry entry = new Entry(event.path("id").asText(), event.toString(), Fate.KEPT);
    add(post, BodyFormat.SINGLE, false, entry);
  }

  /** The id of an event that another event has already. */
  private void addConflict() {
    Post post = posts.get(placeOf(BodyFormat.BATCH));
    Optional<Entry> good =
        post.entries().stream().filter(entry -> entry.fate().equals(Fate.KEPT)).findFirst();
    if (good.isPresent()) {
      String id = good.get().id();
      ObjectNode event = event(post).put("id", id);
      event.putObject("properties").put("counter", random.nextInt());
      Fate fate = new Fate.RejectedLater("id_conflict");
      add(post, BodyFormat.SINGLE, true, new Entry(id, event.toString(), fate));
    }
  }

  private void add(Post like, BodyFormat format, boolean keyIsKnown, Entry entry) {
    Post.Form form = new Post.Form(format, false, keyIsKnown);
    extra.add(new Post(like.device(), like.dueAt().plusSeconds(5), form, List.of(entry), 1));
  }
}
