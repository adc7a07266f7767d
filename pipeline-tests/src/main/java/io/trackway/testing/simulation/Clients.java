package io.trackway.testing.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.ingest.Ingest;
import io.trackway.request.Submission;
import io.trackway.testing.ingest.Requests;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everyone who sends events, the way SDKs do: again until an answer says that they are stored. */
final class Clients {

  private static final int DEVICES_MAX = 5;
  private static final int REQUEST_ITEMS_MAX = 8;
  private static final Duration CLOCK_ERROR_MAX = Duration.ofDays(2);
  private static final Duration NETWORK_ERROR_MAX = Duration.ofMinutes(6);
  private static final Duration OFFLINE_MAX = Duration.ofHours(12);
  private static final Duration RETRY_MAX = Duration.ofSeconds(10);
  private static final List<String> NAMES = List.of("Song Played", "Signed Up", "Page Viewed");

  private final Ingest ingest;
  private final History history;
  private final Fate fate;
  private final List<Device> devices = new ArrayList<>();
  private int numbers;
  private int requests;

  Clients(Ingest ingest, History history, Fate fate) {
    this.ingest = ingest;
    this.history = history;
    this.fate = fate;
    int count = 1 + fate.below(DEVICES_MAX);
    for (int device = 0; device < count; device++) {
      // Some users have two devices, and some devices have nobody signed in.
      @Nullable String user = fate.oneIn(4) ? null : "user-" + fate.below(3);
      devices.add(new Device("device-" + device, user, clockError(), fate.now()));
    }
  }

  /** Something happens on some device: events, or sending them. */
  void act() {
    Device device = fate.pick(devices);
    if (fate.oneIn(2)) {
      for (int events = 1 + fate.below(4); events > 0; events--) {
        device.queue.add(item(device));
      }
    } else if (!fate.now().isBefore(device.sendsAt)) {
      connect(device);
    }
  }

  /** Everyone sends what is left. */
  void sendAll() {
    devices.stream().filter(device -> !device.queue.isEmpty()).forEach(this::send);
  }

  boolean isIdle() {
    return devices.stream().allMatch(device -> device.queue.isEmpty());
  }

  private void connect(Device device) {
    if (fate.strikes(Fault.CLOCK_SET)) {
      device.clockError = clockError();
      fate.note(device.id + ": clock is off by " + device.clockError);
    }
    if (fate.strikes(Fault.OFFLINE)) {
      device.sendsAt = fate.now().plus(fate.upTo(OFFLINE_MAX));
      fate.note(device.id + ": offline until " + device.sendsAt);
    } else if (fate.strikes(Fault.BROKEN_BODY)) {
      String body = "[{\"broken\":" + ++numbers + "},";
      post(device, List.of(new Item.Faulty(body)), body, "application/json");
    } else if (!device.queue.isEmpty()) {
      send(device);
    }
  }

  private Duration clockError() {
    Duration most = fate.oneIn(2) ? NETWORK_ERROR_MAX : CLOCK_ERROR_MAX;
    Duration error = fate.oneIn(3) ? Duration.ZERO : fate.upTo(most);
    return fate.oneIn(2) ? error : error.negated();
  }

  private Item item(Device device) {
    int number = ++numbers;
    if (fate.strikes(Fault.GARBAGE)) {
      return new Item.Faulty(
          switch (fate.below(4)) {
            case 0 -> "{\"id\":\"garbage-" + number + "\"}";
            case 1 -> "[" + number + "]";
            case 2 -> "{\"name\":\"X\",\"user_id\":{\"number\":" + number + "}}";
            default -> "{\"name\":\"X\",\"id\":\"garbage-" + number + " \"}";
          });
    }
    boolean conflict = !device.acknowledged.isEmpty() && fate.strikes(Fault.CONFLICT);
    String id = "e" + number;
    if (conflict) {
      id = fate.pick(device.acknowledged).id(); // May be that of an event without one.
    } else if (fate.strikes(Fault.NO_ID)) {
      id = "";
    }
    Instant occurredAt =
        fate.now().plus(device.clockError).minus(fate.upTo(Duration.ofMinutes(fate.below(10))));
    return new Item.Sound(
        new Content(
            id,
            name(),
            device.userId,
            device.id,
            fate.strikes(Fault.NO_TIME) ? null : occurredAt,
            number));
  }

  private String name() {
    if (fate.strikes(Fault.ENRICHMENT)) {
      return ProcessorFunction.TRIPPING_NAME;
    }
    if (fate.strikes(Fault.UNPLANNED)) {
      return ProcessorFunction.UNPLANNED_NAME;
    }
    return fate.strikes(Fault.REFUSED_ROW) ? SimulatedWarehouse.REFUSED_NAME : fate.pick(NAMES);
  }

  private void send(Device device) {
    List<Item> items =
        List.copyOf(device.queue.subList(0, Math.min(device.queue.size(), REQUEST_ITEMS_MAX)));
    String sentAt = fate.now().plus(device.clockError).toString();
    boolean lines = fate.oneIn(3);
    String events = items.stream().map(Item::text).collect(Collectors.joining(lines ? "\n" : ","));
    String body = lines ? events : "{\"sent_at\":\"" + sentAt + "\",\"events\":[" + events + "]}";
    post(device, items, body, lines ? "application/x-ndjson" : "application/json");
  }

  private void post(Device device, List<Item> items, String body, String type) {
    Submission request =
        new Submission(
            new Submission.Target("POST", "/v1/events", ""),
            Map.of("content-type", type, "x-write-key", Requests.WRITE_KEY),
            ByteBuffer.wrap(body.getBytes(UTF_8)),
            new Submission.Receipt(fate.now(), "request-" + ++requests));
    fate.note(device.id + ": sends " + body.replace('\n', ' '));
    int status;
    try {
      status = ingest.handle(request).answer().status();
    } catch (Crash crash) {
      retry(device);
      return;
    }
    fate.note(device.id + ": answered " + status);
    boolean settled = status < 500;
    if (settled) {
      history.answered(status, items);
    }
    if (!settled || fate.strikes(Fault.LOST_ANSWER)) {
      retry(device);
    } else {
      device.queue.removeAll(items);
      items.forEach(item -> acknowledged(device, item));
    }
  }

  private void retry(Device device) {
    device.sendsAt = fate.now().plus(fate.upTo(RETRY_MAX));
    fate.note(device.id + ": sends again from " + device.sendsAt);
  }

  private void acknowledged(Device device, Item item) {
    if (item instanceof Item.Sound(Content content)) {
      device.acknowledged.add(content);
      if (fate.strikes(Fault.COPY)) {
        device.queue.add(item);
      }
    }
  }
}
