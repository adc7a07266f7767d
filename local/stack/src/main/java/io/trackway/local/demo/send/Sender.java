package io.trackway.local.demo.send;

import io.trackway.client.Answer;
import io.trackway.client.Backoff;
import io.trackway.client.EventsClient;
import io.trackway.local.demo.traffic.Post;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends requests over several connections, those of one device one after another, as its SDK would.
 */
public final class Sender {

  private static final String UNKNOWN_KEY = "nobody-knows-this-key";

  private final Endpoint endpoint;
  private final SendLimits limits;
  private final InstantSource clock;
  private final SendLog log;
  private final Pace pace;

  public Sender(Endpoint endpoint, SendLimits limits, InstantSource clock, SendLog log) {
    this.endpoint = endpoint;
    this.limits = limits;
    this.clock = clock;
    this.log = log;
    this.pace = new Pace(limits.entriesPerSecond());
  }

  /** Sends everything and returns when each request has its answer, or was given up. */
  public void send(List<Post> posts) throws InterruptedException {
    List<List<Post>> shares = new ArrayList<>();
    for (int share = 0; share < limits.connections(); share++) {
      shares.add(new ArrayList<>());
    }
    posts.forEach(post -> shares.get(post.device().number() % limits.connections()).add(post));
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
        EventsClient client = new EventsClient(endpoint.events(), clock)) {
      List<Future<?>> running = new ArrayList<>();
      for (List<Post> share : shares) {
        running.add(senders.submit(() -> sendAll(client, share)));
      }
      for (Future<?> sender : running) {
        sender.get();
      }
    } catch (ExecutionException broken) {
      throw new IllegalStateException("a sender broke", broken.getCause());
    }
  }

  private Void sendAll(EventsClient client, List<Post> posts) throws InterruptedException {
    for (Post post : posts) {
      pace.await(post.entries().size() * post.times());
      Instant sentAt = clock.instant().plus(post.device().skew());
      byte[] body = post.body(sentAt);
      for (int time = 0; time < post.times(); time++) {
        send(client, post, body);
      }
    }
    return null;
  }

  private void send(EventsClient client, Post post, byte[] body) throws InterruptedException {
    long postedAt = System.nanoTime();
    Backoff backoff = new Backoff(limits.backoffMin(), limits.backoffMax());
    for (int attempt = 1; attempt <= limits.attemptsMax(); attempt++) {
      switch (client.post(headers(post), body)) {
        case Answer.Unsure(var _, var retryAfter) -> {
          log.unsure(post);
          double drawn = ThreadLocalRandom.current().nextDouble();
          Thread.sleep(retryAfter.orElse(backoff.after(attempt, drawn)));
        }
        case Answer.Decided decided -> {
          log.decided(post, decided, postedAt);
          return;
        }
        case Answer.Refused refused -> {
          log.refused(post, refused);
          return;
        }
      }
    }
    log.givenUp(post);
  }

  private Map<String, String> headers(Post post) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", post.contentType());
    headers.put("X-Write-Key", post.form().keyIsKnown() ? endpoint.writeKey() : UNKNOWN_KEY);
    if (post.form().gzip()) {
      headers.put("Content-Encoding", "gzip");
    }
    return headers;
  }
}
