package io.trackway.local.crash;

import io.trackway.local.faults.HttpMessage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Something that goes wrong at certain calls of a service.
 *
 * @param call which calls are counted
 * @param moment when in such a call it happens
 * @param occurrences which of the counted calls, from 1
 * @param action what happens; the caller gets no answer
 */
record Fault(Call call, Moment moment, Set<Integer> occurrences, Runnable action) {

  /**
   * Calls of one operation.
   *
   * @param target the name of the operation
   * @param text must be in the request, or in the answer where there is one by then
   */
  record Call(String target, String text) {

    boolean includes(HttpMessage request, List<HttpMessage> seen) {
      return request.operation().equals(target) && seen.stream().anyMatch(it -> it.contains(text));
    }
  }

  /** When in a call. */
  enum Moment {
    /** The service never hears of the call. */
    BEFORE_THE_SERVICE,
    /** The service is still at it. */
    DURING,
    /** The service is done; nobody learns of it. */
    AFTER_THE_SERVICE
  }

  /** A fault that counts calls as they come. */
  static final class Armed {
    private final Fault fault;
    private final AtomicInteger count = new AtomicInteger();

    Armed(Fault fault) {
      this.fault = fault;
    }

    /** Whether it happens now; counts the call where it is one of its calls. */
    boolean strikes(Moment moment, HttpMessage request, List<HttpMessage> seen) {
      return moment == fault.moment
          && fault.call.includes(request, seen)
          && fault.occurrences.contains(count.incrementAndGet());
    }

    void act() {
      fault.action.run();
    }
  }
}
