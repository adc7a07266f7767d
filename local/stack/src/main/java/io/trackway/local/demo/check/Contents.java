package io.trackway.local.demo.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackway.local.demo.traffic.Entry;
import io.trackway.local.demo.traffic.Fate;
import io.trackway.local.demo.traffic.Post;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Whether rows say what was sent. Where two different events have one id, the first that is claimed
 * becomes the row; as they may have different users, and so take different ways, it may be either.
 *
 * @param compared rows of events that were sent
 * @param wrong ids of those that say something else
 */
public record Contents(int compared, List<String> wrong) {

  private static final String ROWS =
      "SELECT event_id, type, name, user_id, anonymous_id, properties FROM events";
  private static final List<String> TEXTS = List.of("type", "name", "user_id", "anonymous_id");
  private static final JsonMapper JSON = new JsonMapper();

  public Contents {
    wrong = List.copyOf(wrong);
  }

  /** Compares what was sent with what the warehouse has. */
  public static Contents of(Collection<Post> posts, Warehouse warehouse)
      throws InterruptedException {
    return of(posts, warehouse.query(ROWS));
  }

  static Contents of(Collection<Post> posts, List<Row> rows) {
    Map<String, Set<String>> sent = new HashMap<>();
    for (Post post : posts) {
      for (Entry entry : post.entries()) {
        if (post.form().keyIsKnown() && isAccepted(entry)) {
          sent.computeIfAbsent(String.valueOf(entry.id()), _ -> new HashSet<>()).add(entry.text());
        }
      }
    }
    int compared = 0;
    List<String> wrong = new ArrayList<>();
    for (Row row : rows) {
      Set<String> texts = sent.getOrDefault(row.text(0), Set.of());
      compared += texts.isEmpty() ? 0 : 1;
      if (!texts.isEmpty() && texts.stream().noneMatch(text -> isSame(text, row))) {
        wrong.add(row.text(0));
      }
    }
    return new Contents(compared, wrong);
  }

  private static boolean isAccepted(Entry entry) {
    return switch (entry.fate()) {
      case Fate.Kept(), Fate.RejectedLater _ -> true;
      case Fate.RejectedAtTheDoor _ -> false;
    };
  }

  /** Numbers are compared as they are read, since a database may write them in another way. */
  private static boolean isSame(String text, Row row) {
    try {
      JsonNode event = JSON.readTree(text);
      for (int column = 0; column < TEXTS.size(); column++) {
        if (!event.path(TEXTS.get(column)).asText("").equals(row.text(column + 1))) {
          return false;
        }
      }
      return event.path("properties").equals(JSON.readTree(row.text(TEXTS.size() + 1)));
    } catch (JsonProcessingException unreadable) {
      return false;
    }
  }

  /** That each row says what its event said. */
  public Promise promise() {
    return new Promise(
        "Rows say what was sent",
        wrong.isEmpty() && compared > 0,
        String.format(
            Locale.ROOT,
            "%,d rows compared by type, name, user, device and properties: %,d differ",
            compared,
            wrong.size()));
  }
}
