package io.trackway.local.demo.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A day of a music app as its clients send it: the same for the same seed and day.
 *
 * <p>People do things in true time. Their devices write that down by clocks of their own, gather it
 * into requests and send them in the order in which they are due; some late, some twice, some
 * malformed. So events carry the times of the day, but are sent whenever the sender gets to it, as
 * an app does that was offline: the device's {@code sent_at} is what its clock shows by then.
 *
 * @param posts in the order in which they are due
 */
public record Traffic(Instant day, List<Post> posts, Expectation expectation) {

  public static final int PEOPLE = 2_000;

  /** Distinct events that a day has at least. */
  public static final int EVENTS_MIN = 20_000;

  private static final int NEWCOMERS_PERCENT = 12;
  private static final int SECOND_DEVICES_PERCENT = 15;
  private static final int SESSIONS_MAX = 6;

  /** How likely a person comes back for another session. */
  private static final double COMES_BACK = 0.15;

  /** No two sessions of one person are closer, so that devices with rough clocks stay in order. */
  private static final Duration PAUSE_MIN = Duration.ofMinutes(15);

  public Traffic {
    posts = List.copyOf(posts);
  }

  /**
   * Invents a day.
   *
   * @param day its first moment
   */
  public static Traffic of(long seed, Instant day) {
    return of(seed, day, PEOPLE);
  }

  public static Traffic of(long seed, Instant day, int people) {
    SplittableRandom root = new SplittableRandom(seed);
    List<Post> posts = new ArrayList<>();
    int devices = 0;
    for (int person = 0; person < people; person++) {
      SplittableRandom random = root.split();
      List<Posting> postings = new ArrayList<>();
      boolean isNew = random.nextInt(100) < NEWCOMERS_PERCENT;
      int count = !isNew && random.nextInt(100) < SECOND_DEVICES_PERCENT ? 2 : 1;
      for (int device = 0; device < count; device++) {
        postings.add(new Posting(Population.device(devices++, random), count == 1, random));
      }
      listen(new Listener(person, !isNew, random), postings, day, random);
      postings.forEach(posting -> posts.addAll(posting.posts()));
    }
    List<Post> repeated = Repeats.among(inOrder(posts), root.split());
    List<Post> sent = inOrder(Malformed.among(inOrder(repeated), root.split()));
    return new Traffic(day, sent, Expectation.of(sent));
  }

  private static void listen(
      Listener listener, List<Posting> postings, Instant day, SplittableRandom random) {
    List<Instant> starts = new ArrayList<>();
    do {
      starts.add(day.plus(Hours.draw(random)));
    } while (starts.size() < SESSIONS_MAX && random.nextDouble() < COMES_BACK);
    starts.sort(Comparator.naturalOrder());
    Instant free = day;
    for (Instant start : starts) {
      Instant from = start.isBefore(free) ? free : start;
      if (from.isBefore(day.plus(Duration.ofDays(1)))) {
        List<Happening> session = listener.session(from, day.plus(Duration.ofDays(1)));
        Catalogue.pick(postings, random).send(session);
        free = session.getLast().at().plus(PAUSE_MIN);
      }
    }
    Instant last = free;
    postings.forEach(posting -> posting.finish(last));
  }

  private static List<Post> inOrder(List<Post> posts) {
    return posts.stream().sorted(Comparator.comparing(Post::dueAt)).toList();
  }
}
