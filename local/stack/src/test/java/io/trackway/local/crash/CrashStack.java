package io.trackway.local.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackway.local.demo.check.Received;
import io.trackway.local.demo.check.Stored;
import io.trackway.local.demo.check.Warehouse;
import io.trackway.local.demo.send.Endpoint;
import io.trackway.local.demo.send.SendLimits;
import io.trackway.local.demo.send.SendLog;
import io.trackway.local.demo.send.Sender;
import io.trackway.local.demo.traffic.Traffic;
import io.trackway.local.faults.FaultProxy;
import io.trackway.local.stack.Clients;
import io.trackway.local.stack.LocalStack;
import io.trackway.local.stack.Service;
import io.trackway.local.stack.StackDescription;
import io.trackway.local.stack.StackOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** A whole stack whose functions talk to their services through proxies that may break. */
final class CrashStack implements AutoCloseable {

  private static final Instant DAY = Instant.parse("2026-01-05T00:00:00Z");
  private static final int PEOPLE = 40;
  private static final Duration SETTLED_MAX = Duration.ofMinutes(2);

  /** Short windows make many batches of few events, so that many of them can be killed. */
  private static final Map<String, String> PARAMETERS =
      Map.of("ProcessorWindowSeconds", "1", "LoaderWindowSeconds", "1");

  private final Map<Service, FaultProxy> proxies = new ConcurrentHashMap<>();
  private final Map<Service, CrashPoint> points = new ConcurrentHashMap<>();
  private final Kills kills = new Kills();
  private final Set<String> accepted = new HashSet<>();
  private final LocalStack stack;
  private final Warehouse warehouse;
  private final KinesisClient kinesis;
  private long retries;

  CrashStack(Path root, Path directory) throws IOException, InterruptedException {
    stack =
        LocalStack.start(
            StackOptions.in(root)
                .withDirectory(directory)
                .withParameters(PARAMETERS)
                .withInvocations(kills)
                .withEndpoints(
                    (service, endpoint) ->
                        proxies
                            .computeIfAbsent(service, it -> FaultProxy.start(endpoint, point(it)))
                            .endpoint()));
    StackDescription description = stack.description();
    warehouse =
        new Warehouse(
            Clients.redshiftData(
                description.identity(), description.endpoint(Service.REDSHIFT_DATA)),
            description.warehouse().workgroup(),
            description.warehouse().database());
    kinesis = Clients.kinesis(description.identity(), description.endpoint(Service.KINESIS));
  }

  /** The real name of a stream. */
  String stream(String name) {
    return String.valueOf(stack.description().data().streams().get(name));
  }

  /** The name of the table of claims. */
  String ledgerTable() {
    return stack.description().data().ledgerTable();
  }

  /** Kills the function at these calls, sends some people's day, and waits until all is settled. */
  void killDuring(Crash crash, long seed, int connections) throws InterruptedException {
    int before = kills.killed().size();
    CrashPoint point = point(crash.service());
    point.arm(
        new Fault(
            crash.call(),
            crash.moment(),
            crash.occurrences(),
            () -> kills.kill(crash.functionName())));
    SendLog answers = send(seed, connections);
    awaitSettled();
    point.disarm();
    List<Long> killed = kills.killed().subList(before, kills.killed().size());
    assertThat(killed)
        .as("killed processes")
        .hasSameSizeAs(crash.occurrences())
        .doesNotHaveDuplicates();
    assertThat(stack.processIds().getOrDefault(crash.functionName(), List.of()))
        .as("processes now")
        .doesNotContainAnyElementsOf(killed);
    assertThat(answers.surprises()).as("surprises, such as %s", answers.surprise()).isZero();
    retries = answers.retries();
  }

  /** Requests of the last day that had to be sent again. */
  long retries() {
    return retries;
  }

  /**
   * Where a function is killed.
   *
   * @param occurrences at which of these calls, from 1
   */
  record Crash(
      String functionName,
      Service service,
      Fault.Call call,
      Fault.Moment moment,
      Set<Integer> occurrences) {}

  private CrashPoint point(Service service) {
    return points.computeIfAbsent(service, _ -> new CrashPoint());
  }

  private SendLog send(long seed, int connections) throws InterruptedException {
    Traffic traffic = Traffic.of(seed, DAY, PEOPLE);
    StackDescription.Gateway gateway = stack.description().gateway();
    URI events = gateway.endpoint().orElseThrow().resolve("/v1/events");
    SendLimits limits =
        new SendLimits(connections, 200, 10, Duration.ofMillis(50), Duration.ofSeconds(2));
    SendLog answers = new SendLog();
    new Sender(new Endpoint(events, gateway.writeKey()), limits, InstantSource.system(), answers)
        .send(traffic.posts());
    accepted.addAll(answers.postedAt().keySet());
    return answers;
  }

  /** Everything on the first stream has become one row of one table, and stays so. */
  private void awaitSettled() {
    int received = Received.on(kinesis, stream("events")).arrivals();
    await()
        .atMost(SETTLED_MAX)
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(
            () -> {
              assertThat(Stored.settled(warehouse)).isEqualTo(received);
              assertThat(stack.mappings()).allMatch(it -> it.caughtUp());
            });
  }

  /** Every accepted event is one row, and received = loaded + duplicate + rejected. */
  void requireEveryEventOnce() throws InterruptedException {
    Stored stored = Stored.in(warehouse);
    assertThat(stored.loadOf().keySet()).containsExactlyInAnyOrderElementsOf(accepted);
    assertThat(stored.rows()).isEqualTo(accepted.size());
    assertThat(stored.settled()).isEqualTo(Received.on(kinesis, stream("events")).arrivals());
    assertThat(discarded()).as("records given up by the mappings").isZero();
  }

  private long discarded() {
    return stack.mappings().stream()
        .flatMap(mapping -> mapping.shards().stream())
        .collect(Collectors.summingLong(shard -> shard.counts().discarded()));
  }

  @Override
  public void close() {
    stack.close();
    kinesis.close();
    warehouse.close();
    proxies.values().forEach(FaultProxy::close);
  }
}
