package io.trackway.local.demo.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What a device's SDK does with events: it gathers them into requests, and some overtake others.
 */
final class Posting {

  /** The disorder that the demo promises. */
  static final int DISORDER_SECONDS_MAX = 60;

  /** Of events that are followed so soon, so many in a thousand are overtaken by the next one. */
  private static final int OVERTAKEN = 50;

  private final Device device;
  private final RandomGenerator random;
  private final int eventsPerRequest;
  private final boolean keepsRest;
  private final List<Post> posts = new ArrayList<>();
  private final List<Entry> waiting = new ArrayList<>();

  /**
   * A device's queue.
   *
   * @param isOnly whether its user has no other device, whose events would come before kept ones
   */
  Posting(Device device, boolean isOnly, RandomGenerator random) {
    this.device = device;
    this.random = random;
    Client client = device.setup().client();
    int most = client.eventsPerRequestMax();
    this.eventsPerRequest = random.nextInt(1 + most / 4, most + 1);
    this.keepsRest = client.isMobile() && isOnly;
  }

  /** Sends a session, the last request when it ends; or with the next session. */
  void send(List<Happening> session) {
    Entry heldUp = null;
    for (int place = 0; place < session.size(); place++) {
      Happening happening = session.get(place);
      String id = Population.uuid(random);
      Entry entry = new Entry(id, text(id, happening), Fate.KEPT);
      if (heldUp == null && isOvertaken(session, place)) {
        heldUp = entry;
        continue;
      }
      waiting.add(entry);
      if (heldUp != null) {
        flush(happening.at());
        waiting.add(heldUp);
        heldUp = null;
      } else if (waiting.size() == eventsPerRequest) {
        flush(happening.at());
      }
    }
    if (!keepsRest || random.nextInt(4) == 0) {
      flush(session.getLast().at());
    }
  }

  /** Sends what is left, as when the app is opened for the last time. */
  void finish(Instant at) {
    flush(at);
  }

  /** Only where the next event follows soon, which bounds the disorder. */
  private boolean isOvertaken(List<Happening> session, int place) {
    return place + 1 < session.size()
        && !session
            .get(place + 1)
            .at()
            .isAfter(session.get(place).at().plusSeconds(DISORDER_SECONDS_MAX))
        && random.nextInt(1_000) < OVERTAKEN;
  }

  List<Post> posts() {
    return posts;
  }

  private void flush(Instant at) {
    if (!waiting.isEmpty()) {
      posts.add(post(at.plusMillis(200), waiting));
      waiting.clear();
    }
  }

  private Post post(Instant dueAt, List<Entry> entries) {
    BodyFormat format = device.setup().client().format(entries.size());
    return new Post(
        device, dueAt, new Post.Form(format, device.setup().client().isMobile(), true), entries, 1);
  }

  /** The event as the device writes it down: by its own clock. */
  private String text(String id, Happening happening) {
    Device.Setup setup = device.setup();
    ObjectNode event = Catalogue.object();
    event.put("id", id).put("type", happening.type()).put("name", happening.name());
    if (happening.userId() != null) {
      event.put("user_id", happening.userId());
    }
    event.put("anonymous_id", device.anonymousId());
    event.put("occurred_at", happening.at().plus(device.skew()).toString());
    event.set("properties", happening.properties());
    ObjectNode context = event.putObject("context");
    context
        .putObject("library")
        .put("name", setup.client().library())
        .put("version", setup.client().libraryVersion());
    context
        .put("platform", setup.client().platform())
        .put("app_version", setup.appVersion())
        .put("locale", setup.locale());
    return event.toString();
  }
}
