package io.trackway.local.demo.send;

import io.trackway.client.Answer;
import io.trackway.client.RejectedEvent;
import io.trackway.local.demo.traffic.Entry;
import io.trackway.local.demo.traffic.Fate;
import io.trackway.local.demo.traffic.Post;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was sent and what the endpoint answered; filled by all senders at once. */
public final class SendLog {

  private static final int UNAUTHORIZED = 401;

  /** An entry that was not dealt with as its inventor says it has to be; one is kept. */
  private volatile @Nullable String surprise;

  private final LongAdder surprises = new LongAdder();
  private final LongAdder requests = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder refusedRequests = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder unsureEntries = new LongAdder();
  private final LongAdder givenUp = new LongAdder();
  private final Map<String, Long> postedAt = new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<String, Integer> rejected = new ConcurrentSkipListMap<>();

  /** Entries that were sent with a known write key and got an answer. */
  public long sent() {
    return sent.sum();
  }

  /** Requests that got an answer. */
  public long requests() {
    return requests.sum();
  }

  /** Entries that the endpoint accepted. */
  public long accepted() {
    return accepted.sum();
  }

  /** Entries that the endpoint rejected, by code. */
  public NavigableMap<String, Integer> rejected() {
    return new TreeMap<>(rejected);
  }

  /** Requests that the endpoint refused for their write key. */
  public long refusedRequests() {
    return refusedRequests.sum();
  }

  /** Requests that were sent again since nobody could tell what had become of them. */
  public long retries() {
    return retries.sum();
  }

  /** Entries of those requests: each may have arrived once more than was answered. */
  public long unsureEntries() {
    return unsureEntries.sum();
  }

  /** Entries of requests that never got an answer. */
  public long givenUp() {
    return givenUp.sum();
  }

  /** Accepted ids, with the {@link System#nanoTime} at which the client first sent each. */
  public Map<String, Long> postedAt() {
    return Map.copyOf(postedAt);
  }

  /** Answers that are not what the day's inventor expects. */
  public long surprises() {
    return surprises.sum();
  }

  /** One of them, in words. */
  public @Nullable String surprise() {
    return surprise;
  }

  void unsure(Post post) {
    retries.increment();
    unsureEntries.add(post.entries().size());
  }

  void givenUp(Post post) {
    givenUp.add(post.entries().size());
    surprise("a request was given up");
  }

  void decided(Post post, Answer.Decided decided, long nanoTime) {
    requests.increment();
    sent.add(post.entries().size());
    accepted.add(decided.accepted());
    Map<Integer, String> codes =
        decided.rejected().stream()
            .collect(Collectors.toMap(RejectedEvent::index, RejectedEvent::code));
    for (int index = 0; index < post.entries().size(); index++) {
      Entry entry = post.entries().get(index);
      String code = codes.get(index);
      if (code == null) {
        postedAt.putIfAbsent(String.valueOf(entry.id()), nanoTime);
      } else {
        rejected.merge(code, 1, Integer::sum);
      }
      expect(post, entry, code == null ? "accepted" : code);
    }
    if (decided.accepted() + codes.size() != post.entries().size()) {
      surprise("an answer that does not tell of every entry");
    }
  }

  /** A body that cannot be read at all is kept as one rejection. */
  void refused(Post post, Answer.Refused refused) {
    requests.increment();
    boolean isUnknown = refused.status() == UNAUTHORIZED;
    if (isUnknown) {
      refusedRequests.increment();
    } else {
      sent.add(post.entries().size());
      rejected.merge(refused.code(), 1, Integer::sum);
    }
    for (Entry entry : post.entries()) {
      expect(post, entry, isUnknown ? "unauthorized" : refused.code());
    }
  }

  private void expect(Post post, Entry entry, String found) {
    String expected =
        switch (entry.fate()) {
          case Fate.Kept(), Fate.RejectedLater _ -> "accepted";
          case Fate.RejectedAtTheDoor(String code) -> code;
        };
    String wanted = post.form().keyIsKnown() ? expected : "unauthorized";
    if (!found.equals(wanted)) {
      surprise("expected " + wanted + " for entry " + entry.id() + ", got " + found);
    }
  }

  private void surprise(String text) {
    surprises.increment();
    surprise = text;
  }
}
