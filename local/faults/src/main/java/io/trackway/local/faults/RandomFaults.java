package io.trackway.local.faults;

import io.trackway.local.faults.FaultPlan.CallKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/** Lets faults happen as a plan has them, dealt out like cards: none can fail to appear. */
public final class RandomFaults implements Interference {

  private final FaultPlan plan;
  private final InjectedFaults injected = new InjectedFaults();
  private final Map<CallKind, Deck> decks = new HashMap<>();
  private volatile boolean isActive = true;

  /** Lets the plan's faults happen from now on. */
  public RandomFaults(FaultPlan plan) {
    this.plan = plan;
    plan.mixes().forEach((kind, mix) -> decks.put(kind, deck(kind, mix)));
  }

  private Deck deck(CallKind kind, FaultMix mix) {
    return new Deck(mix, plan.delays().outage(), plan.seed() * 31 + kind.hashCode());
  }

  public FaultPlan plan() {
    return plan;
  }

  public InjectedFaults injected() {
    return injected;
  }

  /** From now on every call passes. */
  public void stop() {
    isActive = false;
  }

  @Override
  public Reply reply(HttpMessage request, Passage passage)
      throws IOException, InterruptedException {
    Optional<CallKind> kind = isActive ? plan.kindOf(request) : Optional.empty();
    if (kind.isEmpty()) {
      return NONE.reply(request, passage);
    }
    injected.call(kind.get());
    Deck.Card card = Objects.requireNonNull(decks.get(kind.get())).draw();
    if (card.beginsOutage()) {
      injected.fault(kind.get(), FaultKind.OUTAGE);
    }
    if (card.fault().isEmpty()) {
      return NONE.reply(request, passage);
    }
    FaultKind fault = card.fault().get();
    Reply reply = meet(fault, card.random(), request, passage);
    injected.fault(kind.get(), fault);
    return reply;
  }

  private Reply meet(FaultKind fault, Random random, HttpMessage request, Passage passage)
      throws IOException, InterruptedException {
    return switch (fault) {
      case SLOW -> {
        Thread.sleep(Deck.drawn(plan.delays().slow(), random));
        yield new Reply.Whole(passage.forward(request));
      }
      case CALL_TOO_LATE -> {
        Thread.sleep(Deck.drawn(plan.delays().late(), random));
        yield new Reply.Whole(passage.forward(request));
      }
      case ANSWER_TOO_LATE -> {
        HttpMessage answer = passage.forward(request);
        Thread.sleep(Deck.drawn(plan.delays().late(), random));
        yield new Reply.Whole(answer);
      }
      case RESET_BEFORE -> new Reply.Reset();
      case RESET_AFTER -> {
        passage.forward(request);
        yield new Reply.Reset();
      }
      case ANSWER_CUT -> new Reply.Half(passage.forward(request));
      case THROTTLED -> new Reply.Whole(plan.errors().throttling(request, random));
      case FAILED_BEFORE -> new Reply.Whole(plan.errors().failure(request, random));
      case FAILED_AFTER -> {
        passage.forward(request);
        yield new Reply.Whole(plan.errors().failure(request, random));
      }
      case PARTS_REFUSED -> {
        Parts parts = Parts.of(request);
        yield new Reply.Whole(parts.refuse(parts.some(random), passage, random));
      }
      case PARTS_DENIED -> {
        Parts parts = Parts.of(request);
        yield new Reply.Whole(parts.deny(parts.some(random), passage, random));
      }
      case OUTAGE -> throw new IllegalArgumentException("an outage is no fault of one call");
    };
  }
}
