package io.trackway.local.demo.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Sends again what was sent: whole requests at once, and single events in later requests. */
final class Repeats {

  /** Of requests, so many in a thousand are sent again as they are. */
  private static final int REQUESTS = 17;

  /** Of events, so many in a thousand turn up again later. */
  private static final int EVENTS = 26;

  private static final int REQUEST_TIMES_MAX = 3;
  private static final int LATER_SECONDS_MAX = 3 * 60 * 60;

  private final RandomGenerator random;
  private final List<Post> posts;
  private final List<Post> extra = new ArrayList<>();
  private final Map<Integer, List<Integer>> placesByDevice = new HashMap<>();

  private Repeats(List<Post> posts, RandomGenerator random) {
    this.random = random;
    this.posts = new ArrayList<>(posts);
    for (int place = 0; place < posts.size(); place++) {
      placesByDevice
          .computeIfAbsent(posts.get(place).device().number(), device -> new ArrayList<>())
          .add(place);
    }
  }

  /**
   * The posts with repeats among them.
   *
   * @param posts in the order in which they are due
   */
  static List<Post> among(List<Post> posts, RandomGenerator random) {
    Repeats repeats = new Repeats(posts, random);
    for (int place = 0; place < posts.size(); place++) {
      for (Entry entry : posts.get(place).entries()) {
        if (random.nextInt(1_000) < EVENTS) {
          repeats.repeatLater(place, entry);
        }
      }
    }
    repeats.posts.replaceAll(repeats::perhapsTwice);
    repeats.posts.addAll(repeats.extra);
    return repeats.posts;
  }

  private Post perhapsTwice(Post post) {
    return random.nextInt(1_000) < REQUESTS
        ? post.sent(random.nextInt(2, REQUEST_TIMES_MAX + 1))
        : post;
  }

  private void repeatLater(int place, Entry entry) {
    Post first = posts.get(place);
    List<Integer> later =
        placesByDevice.getOrDefault(first.device().number(), List.of()).stream()
            .filter(it -> it > place && posts.get(it).hasRoom())
            .toList();
    if (later.isEmpty()) {
      Instant dueAt = first.dueAt().plus(Duration.ofSeconds(random.nextInt(LATER_SECONDS_MAX)));
      BodyFormat format = first.device().setup().client().format(1);
      Post.Form form = new Post.Form(format, first.form().gzip(), true);
      extra.add(new Post(first.device(), dueAt, form, List.of(entry), 1));
    } else {
      int chosen = Catalogue.pick(later, random);
      Post post = posts.get(chosen);
      posts.set(chosen, post.with(random.nextInt(post.entries().size() + 1), entry));
    }
  }
}
