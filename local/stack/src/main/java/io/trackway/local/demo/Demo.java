package io.trackway.local.demo;

import io.trackway.local.demo.check.CleanStream;
import io.trackway.local.demo.check.Clocks;
import io.trackway.local.demo.check.Findings;
import io.trackway.local.demo.check.Freshness;
import io.trackway.local.demo.check.LiveAgreement;
import io.trackway.local.demo.check.LoadWatch;
import io.trackway.local.demo.check.Order;
import io.trackway.local.demo.check.Promise;
import io.trackway.local.demo.check.Stored;
import io.trackway.local.demo.check.Warehouse;
import io.trackway.local.demo.report.Terminal;
import io.trackway.local.demo.send.Endpoint;
import io.trackway.local.demo.send.SendLog;
import io.trackway.local.demo.send.Sender;
import io.trackway.local.demo.traffic.Traffic;
import io.trackway.local.stack.Clients;
import io.trackway.local.stack.LocalStack;
import io.trackway.local.stack.Service;
import io.trackway.local.stack.StackDescription;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A day of a music app, sent through a running stack and checked to the last event. */
public final class Demo {

  private static final String EVENTS_PATH = "/v1/events";

  private final StackDescription stack;
  private final DemoOptions options;
  private final Terminal terminal;

  private Demo(StackDescription stack, DemoOptions options, Terminal terminal) {
    this.stack = stack;
    this.options = options;
    this.terminal = terminal;
  }

  /**
   * Runs the demo.
   *
   * @param stack fresh: what its tables held before would be counted
   * @return 0, or 1 where a promise did not hold
   */
  public static int run(LocalStack stack, DemoOptions options, PrintStream out)
      throws InterruptedException {
    return new Demo(stack.description(), options, Outputs.terminal(out)).run();
  }

  private int run() throws InterruptedException {
    Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
    Traffic traffic = Traffic.of(options.seed(), day);
    announce(traffic);
    try (Warehouse warehouse = warehouse();
        CleanStream clean = cleanStream()) {
      SendLog answers = new SendLog();
      LoadWatch watch = new LoadWatch(warehouse);
      try (watch) {
        Stages stages = new Stages(terminal, options);
        stages.send(traffic, answers, this::sender);
        stages.load(answers, watch);
      }
      Stored stored = Stored.in(warehouse);
      Findings findings =
          new Findings(
              traffic.expectation(),
              answers,
              stored,
              Order.of(clean.read()),
              Clocks.of(traffic.posts(), Stored.corrections(warehouse)));
      warehouse.execute(Insights.STEPS);
      LiveAgreement live = LiveAgreement.of(warehouse, readApi());
      Freshness freshness = Freshness.of(answers.postedAt(), stored.loadOf(), watch.seenAt());
      Report report = new Report(terminal);
      List<Promise> promises = new ArrayList<>(findings.promises());
      promises.add(live.promise());
      report.show(findings, promises, freshness);
      report.show(Insights.of(warehouse, day));
      report.show(stack);
      return report.verdict(promises);
    }
  }

  private void announce(Traffic traffic) {
    terminal.heading("A day of a music app");
    terminal.line(
        String.format(
            Locale.ROOT,
            "  %,d people, %,d events in %,d requests, %,d entries again, %,d malformed (seed %d)",
            Traffic.PEOPLE,
            traffic.expectation().ids().size(),
            traffic.posts().stream().mapToInt(post -> post.times()).sum(),
            traffic.expectation().duplicates(),
            traffic.expectation().rejected(),
            options.seed()));
    terminal.line("");
  }

  private Sender sender(SendLog answers) {
    Endpoint endpoint = new Endpoint(endpoint().resolve(EVENTS_PATH), stack.gateway().writeKey());
    return new Sender(endpoint, options.limits(), InstantSource.system(), answers);
  }

  private LiveAgreement.Api readApi() {
    return new LiveAgreement.Api(endpoint(), stack.gateway().readKey());
  }

  private URI endpoint() {
    return stack
        .gateway()
        .endpoint()
        .orElseThrow(() -> new IllegalArgumentException("the stack takes no events"));
  }

  private Warehouse warehouse() {
    return new Warehouse(
        Clients.redshiftData(stack.identity(), stack.endpoint(Service.REDSHIFT_DATA)),
        stack.warehouse().workgroup(),
        stack.warehouse().database());
  }

  private CleanStream cleanStream() {
    String name = stack.data().streams().get("clean");
    if (name == null) {
      throw new IllegalArgumentException("the stack has no clean stream");
    }
    return new CleanStream(
        Clients.kinesis(stack.identity(), stack.endpoint(Service.KINESIS)), name);
  }
}
