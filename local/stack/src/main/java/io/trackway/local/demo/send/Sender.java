package io.trackway.local.demo.send;

import io.trackway.local.demo.traffic.Post;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends requests over several connections, those of one device one after another, as its SDK would.
 */
public final class Sender {

  private static final Duration REQUEST_MAX = Duration.ofSeconds(30);
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
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      List<Future<?>> running = new ArrayList<>();
      for (List<Post> share : shares) {
        running.add(senders.submit(() -> sendAll(http, share)));
      }
      for (Future<?> sender : running) {
        sender.get();
      }
    } catch (ExecutionException broken) {
      throw new IllegalStateException("a sender broke", broken.getCause());
    }
  }

  private Void sendAll(HttpClient http, List<Post> posts) throws InterruptedException {
    for (Post post : posts) {
      pace.await(post.entries().size() * post.times());
      Instant sentAt = clock.instant().plus(post.device().skew());
      HttpRequest request = request(post, sentAt);
      for (int time = 0; time < post.times(); time++) {
        send(http, post, request);
      }
    }
    return null;
  }

  private void send(HttpClient http, Post post, HttpRequest request) throws InterruptedException {
    long postedAt = System.nanoTime();
    Duration backoff = limits.backoffMin();
    for (int attempt = 0; attempt < limits.attemptsMax(); attempt++) {
      Answer answer = attempt(http, request);
      if (!(answer instanceof Answer.Unsure)) {
        log.answered(post, answer, postedAt);
        return;
      }
      log.unsure(post);
      Thread.sleep(backoff);
      Duration doubled = backoff.multipliedBy(2);
      backoff = doubled.compareTo(limits.backoffMax()) < 0 ? doubled : limits.backoffMax();
    }
    log.givenUp(post);
  }

  private static Answer attempt(HttpClient http, HttpRequest request) throws InterruptedException {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return Answer.of(response.statusCode(), response.body());
    } catch (IOException broken) {
      return new Answer.Unsure(broken.toString());
    }
  }

  private HttpRequest request(Post post, Instant sentAt) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.events())
            .timeout(REQUEST_MAX)
            .header("Content-Type", post.contentType())
            .header("X-Write-Key", post.form().keyIsKnown() ? endpoint.writeKey() : UNKNOWN_KEY)
            .POST(BodyPublishers.ofByteArray(post.body(sentAt)));
    if (post.form().gzip()) {
      request.header("Content-Encoding", "gzip");
    }
    return request.build();
  }
}
