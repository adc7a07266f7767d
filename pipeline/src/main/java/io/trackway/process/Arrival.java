package io.trackway.process;

import io.trackway.event.Lane;
import io.trackway.event.Origin;
import io.trackway.event.Rejection;
import java.util.function.Function;

/**
 * One entry of one delivered record on its way to a verdict.
 *
 * @param <E> the form that its event has by now
 */
sealed interface Arrival<E> {

  Origin origin();

  Lane lane();

  /** An event that nothing has been found wrong with so far. */
  record Accepted<E>(Origin origin, Lane lane, E event) implements Arrival<E> {

    /** The same arrival, refused. */
    Refused<E> refused(Rejection rejection) {
      return new Refused<>(origin, lane, rejection);
    }
  }

  /** Something that will not become an event, here or already at the door. */
  record Refused<E>(Origin origin, Lane lane, Rejection rejection) implements Arrival<E> {}

  /** The arrival with its event in another form. */
  default <F> Arrival<F> map(Function<E, F> form) {
    return switch (this) {
      case Accepted<E>(Origin origin, Lane lane, E event) ->
          new Accepted<>(origin, lane, form.apply(event));
      case Refused<E>(Origin origin, Lane lane, Rejection rejection) ->
          new Refused<>(origin, lane, rejection);
    };
  }
}
