package io.trackway.local.crash;

import io.trackway.local.crash.Fault.Moment;
import io.trackway.local.faults.HttpMessage;
import io.trackway.local.faults.Interference;
import io.trackway.local.faults.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Passes calls on, and lets one fault happen; then the caller gets no answer. */
final class CrashPoint implements Interference {

  private volatile Optional<Fault.Armed> armed = Optional.empty();

  /** From now on this fault happens, and no other. */
  void arm(Fault fault) {
    armed = Optional.of(new Fault.Armed(fault));
  }

  void disarm() {
    armed = Optional.empty();
  }

  @Override
  public Reply reply(HttpMessage request, Passage passage)
      throws IOException, InterruptedException {
    if (strikes(Moment.BEFORE_THE_SERVICE, request, List.of(request))) {
      return new Reply.Reset();
    }
    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpMessage> call = thread.submit(() -> passage.forward(request));
      // The service goes on with a call whose caller is gone.
      boolean isStruck = strikes(Moment.DURING, request, List.of(request));
      HttpMessage answer = call.get();
      return isStruck || strikes(Moment.AFTER_THE_SERVICE, request, List.of(request, answer))
          ? new Reply.Reset()
          : new Reply.Whole(answer);
    } catch (ExecutionException unreachable) {
      throw new IOException("the service cannot be reached", unreachable);
    }
  }

  private boolean strikes(Moment moment, HttpMessage request, List<HttpMessage> seen) {
    Optional<Fault.Armed> now = armed.filter(it -> it.strikes(moment, request, seen));
    now.ifPresent(Fault.Armed::act);
    return now.isPresent();
  }
}
