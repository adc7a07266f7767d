package io.trackway.benchmarks.handler;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import io.trackway.event.Event;
import io.trackway.stream.DeliveredRecord;
import io.trackway.testing.SampleEvents;
import io.trackway.testing.function.StreamEvents;
import io.trackway.testing.process.Deliveries;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Invocations of the processor function, whose events never came before.
 *
 * @param records how many each has, from users of all lanes
 * @param eventsOfEach how many events are in each record
 */
record Invocations(int records, int eventsOfEach) {

  private static final int LANES = 16;

  int events() {
    return records * eventsOfEach;
  }

  /** That many of them. */
  List<KinesisEvent> make(int count) {
    List<KinesisEvent> invocations = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      List<DeliveredRecord> delivered = new ArrayList<>();
      for (int record = 0; record < records; record++) {
        delivered.add(Deliveries.record(record + 1L, record % LANES, newEvents(record)));
      }
      invocations.add(StreamEvents.of(delivered));
    }
    return invocations;
  }

  private Event[] newEvents(int record) {
    Event[] events = new Event[eventsOfEach];
    for (int index = 0; index < eventsOfEach; index++) {
      events[index] =
          SampleEvents.event(
              UUID.randomUUID().toString(),
              "user-" + record % 50,
              SampleEvents.RECEIVED_AT.minusMillis(index * 31L));
    }
    return events;
  }
}
