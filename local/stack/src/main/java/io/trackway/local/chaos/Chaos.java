package io.trackway.local.chaos;

import io.trackway.local.demo.Insights;
import io.trackway.local.demo.Outputs;
import io.trackway.local.demo.check.Books;
import io.trackway.local.demo.check.CleanStream;
import io.trackway.local.demo.check.Clocks;
import io.trackway.local.demo.check.Contents;
import io.trackway.local.demo.check.Findings;
import io.trackway.local.demo.check.LiveAgreement;
import io.trackway.local.demo.check.LoadWatch;
import io.trackway.local.demo.check.Order;
import io.trackway.local.demo.check.Received;
import io.trackway.local.demo.check.Stored;
import io.trackway.local.demo.check.Warehouse;
import io.trackway.local.demo.report.Terminal;
import io.trackway.local.demo.send.SendLog;
import io.trackway.local.demo.traffic.Traffic;
import io.trackway.local.stack.Clients;
import io.trackway.local.stack.LocalStack;
import io.trackway.local.stack.Service;
import io.trackway.local.stack.StackDescription;
import io.trackway.local.stack.StackOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** A sustained run in which everything that may fail does, and nothing may be lost by it. */
public final class Chaos {

  /** Those that events pass on their way; each is killed again and again. */
  static final List<String> FUNCTIONS =
      List.of("IngestFunction", "LoaderFunction", "ProcessorFunction", "ProfileFunction");

  /** Short windows make many batches, and two shards make loads that compete. */
  private static final Map<String, String> PARAMETERS =
      Map.of("ProcessorWindowSeconds", "1", "LoaderWindowSeconds", "1", "ShardCount", "2");

  private final ChaosOptions options;
  private final Terminal terminal;
  private final FaultyServices services;
  private final Killer killer;

  private Chaos(ChaosOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
    this.services = new FaultyServices(new FaultPlans(options.seed(), options.events()).all());
    this.killer = new Killer(FUNCTIONS, options.killPauseMax(), options.seed());
  }

  /**
   * Starts a stack of its own and does it all.
   *
   * @param stack whose parameters go before the run's own
   * @return what became of it
   */
  public static ChaosFindings run(StackOptions stack, ChaosOptions options, PrintStream out)
      throws IOException, InterruptedException {
    return new Chaos(options, Outputs.terminal(out)).run(stack);
  }

  private ChaosFindings run(StackOptions given) throws IOException, InterruptedException {
    Traffic traffic = traffic();
    ChaosReport report = new ChaosReport(terminal, options);
    report.announce(traffic);
    long begin = System.nanoTime();
    StackOptions own =
        given
            .withParameters(PARAMETERS)
            .withParameters(given.parameters())
            .withInvocations(killer)
            .withEndpoints(services);
    try (services;
        LocalStack stack = LocalStack.start(own);
        Warehouse warehouse = warehouse(stack.description());
        KinesisClient kinesis = kinesis(stack.description());
        CleanStream clean =
            new CleanStream(kinesis(stack.description()), stream(stack.description(), "clean"))) {
      SendLog answers = new SendLog();
      Received received;
      try (LoadWatch watch = new LoadWatch(warehouse)) {
        Feed feed = new Feed(options, new Gauges(services, killer, terminal), watch);
        try (killer) {
          killer.start();
          feed.send(traffic, answers, stack.description());
        }
        services.stop();
        received = feed.settle(stack, () -> received(kinesis, stack.description()));
      }
      terminal.line("  checking ...");
      Findings findings =
          new Findings(
              traffic.expectation(),
              answers,
              Stored.in(warehouse),
              Order.of(clean.read()),
              Clocks.of(traffic.posts(), Stored.corrections(warehouse)));
      warehouse.execute(Insights.STEPS);
      LiveAgreement live = LiveAgreement.of(warehouse, readApi(stack.description()));
      ChaosFindings all =
          new ChaosFindings(
              findings,
              Books.of(received, warehouse),
              Contents.of(traffic.posts(), warehouse),
              live,
              new ChaosFindings.Hardness(
                  services.calls(), killer.killed(), ChaosFindings.discarded(stack)));
      report.show(all, Duration.ofNanos(System.nanoTime() - begin));
      return all;
    }
  }

  /** Of yesterday, with so many people that there are enough events. */
  private Traffic traffic() {
    Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
    int people = Math.ceilDiv(options.events(), Traffic.EVENTS_MIN / Traffic.PEOPLE);
    Traffic traffic = Traffic.of(options.seed(), day, people);
    while (traffic.expectation().ids().size() < options.events()) {
      people += people / 10 + 1;
      traffic = Traffic.of(options.seed(), day, people);
    }
    return traffic;
  }

  private Received received(KinesisClient kinesis, StackDescription stack) {
    return Received.on(kinesis, stream(stack, "events"));
  }

  private static LiveAgreement.Api readApi(StackDescription stack) {
    return new LiveAgreement.Api(
        stack.gateway().endpoint().orElseThrow(), stack.gateway().readKey());
  }

  private static Warehouse warehouse(StackDescription stack) {
    return new Warehouse(
        Clients.redshiftData(stack.identity(), stack.endpoint(Service.REDSHIFT_DATA)),
        stack.warehouse().workgroup(),
        stack.warehouse().database());
  }

  private static KinesisClient kinesis(StackDescription stack) {
    return Clients.kinesis(stack.identity(), stack.endpoint(Service.KINESIS));
  }

  private static String stream(StackDescription stack, String name) {
    String stream = stack.data().streams().get(name);
    if (stream == null) {
      throw new IllegalArgumentException("the stack has no stream " + name);
    }
    return stream;
  }
}
