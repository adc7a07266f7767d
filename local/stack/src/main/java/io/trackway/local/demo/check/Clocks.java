package io.trackway.local.demo.check;

import io.trackway.local.demo.traffic.Entry;
import io.trackway.local.demo.traffic.Fate;
import io.trackway.local.demo.traffic.Post;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether the times of devices with wrong clocks came out right, and no others were touched.
 *
 * @param skewed events of devices whose clocks are further off than the floor
 * @param wrong events that were not corrected by their device's skew, or without need
 * @param largestError of those that were
 */
public record Clocks(int skewed, int wrong, Duration largestError) {

  /** The template's default. */
  private static final Duration FLOOR = Duration.ofMinutes(5);

  /** A request that has to be tried again still says when it was sent first. */
  private static final Duration ERROR_MAX = Duration.ofMinutes(2);

  /** Compares what devices' clocks were off by with what was corrected. */
  public static Clocks of(Collection<Post> posts, Map<String, Duration> corrections) {
    Map<String, Duration> skews = new HashMap<>();
    for (Post post : posts) {
      Duration skew = post.device().skew();
      if (post.form().keyIsKnown() && skew.abs().compareTo(FLOOR) > 0) {
        for (Entry entry : post.entries()) {
          if (entry.fate() instanceof Fate.Kept) {
            skews.put(String.valueOf(entry.id()), skew);
          }
        }
      }
    }
    int wrong = 0;
    Duration largest = Duration.ZERO;
    for (Map.Entry<String, Duration> correction : corrections.entrySet()) {
      Duration skew = skews.remove(correction.getKey());
      Duration error =
          skew == null ? correction.getValue().abs() : skew.plus(correction.getValue()).abs();
      if (error.compareTo(ERROR_MAX) > 0) {
        wrong++;
      } else if (error.compareTo(largest) > 0) {
        largest = error;
      }
    }
    return new Clocks(corrections.size() + skews.size(), wrong + skews.size(), largest);
  }
}
