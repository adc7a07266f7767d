package io.trackway.local.demo.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether live state, as its API tells it, is what the warehouse's views tell.
 *
 * @param people who were compared
 * @param funnels steps of funnels that were compared
 * @param different what is not the same, in words
 */
public record LiveAgreement(int people, int funnels, List<String> different) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int TRIES_MAX = 60;

  /** So many say enough of all, and are asked for in seconds. */
  private static final int PEOPLE_MAX = 500;

  /** Times in microseconds since 1970. */
  private static final String USERS =
      """
      SELECT person, events,
        DATEDIFF(microsecond, TIMESTAMP '1970-01-01 00:00:00',
          first_seen AT TIME ZONE 'UTC') AS first_micros,
        DATEDIFF(microsecond, TIMESTAMP '1970-01-01 00:00:00',
          last_seen AT TIME ZONE 'UTC') AS last_micros
      FROM users ORDER BY MD5(person) LIMIT %d\
      """
          .formatted(PEOPLE_MAX);

  private static final String STEPS =
      "SELECT funnel, step, people FROM funnels ORDER BY funnel, step";

  public LiveAgreement {
    different = List.copyOf(different);
  }

  /** The API and the key that it takes. */
  public record Api(URI endpoint, String readKey) {}

  /**
   * Compares, as often as it takes live state to come to rest.
   *
   * @param warehouse whose table of funnel steps has the funnels of live state
   */
  public static LiveAgreement of(Warehouse warehouse, Api api) throws InterruptedException {
    List<Row> users = warehouse.query(USERS);
    List<Row> steps = warehouse.query(STEPS);
    try (HttpClient client = HttpClient.newHttpClient()) {
      List<String> different = List.of();
      for (int tried = 0; tried < TRIES_MAX; tried++) {
        different = new ArrayList<>(funnels(client, api, steps));
        different.addAll(different.isEmpty() ? people(client, api, users) : List.of());
        if (different.isEmpty()) {
          break;
        }
        Thread.sleep(PAUSE);
      }
      return new LiveAgreement(users.size(), steps.size(), different);
    }
  }

  /** That both tell the same. */
  public Promise promise() {
    return new Promise(
        "Live state agrees",
        different.isEmpty() && people > 0 && funnels > 0,
        different.isEmpty()
            ? String.format(
                Locale.ROOT,
                "%,d steps of funnels and %,d people are as in the warehouse",
                funnels,
                people)
            : different.size() + " differ, such as: " + different.getFirst());
  }

  private static List<String> funnels(HttpClient client, Api api, List<Row> steps)
      throws InterruptedException {
    List<String> different = new ArrayList<>();
    for (Row step : steps) {
      JsonNode funnel = get(client, api, "/v1/funnels/" + encoded(step.text(0)));
      long live = funnel.path("steps").path((int) step.number(1) - 1).path("people").asLong(-1);
      if (live != step.number(2)) {
        different.add(
            "funnel %s, step %s: %d live, %s in the warehouse"
                .formatted(step.text(0), step.text(1), live, step.text(2)));
      }
    }
    return different;
  }

  private static List<String> people(HttpClient client, Api api, List<Row> users)
      throws InterruptedException {
    List<String> different = new ArrayList<>();
    for (Row user : users) {
      JsonNode live = get(client, api, "/v1/users/" + encoded(user.text(0)));
      String told =
          "%d events, %d to %d"
              .formatted(
                  live.path("events").asLong(-1),
                  micros(live.path("first_seen")),
                  micros(live.path("last_seen")));
      String wanted = "%s events, %s to %s".formatted(user.text(1), user.text(2), user.text(3));
      if (!told.equals(wanted)) {
        different.add(
            "person %s: %s live, %s in the warehouse".formatted(user.text(0), told, wanted));
      }
    }
    return different;
  }

  private static long micros(JsonNode time) {
    if (!time.isTextual()) {
      return -1;
    }
    Instant instant = Instant.parse(time.asText());
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }

  private static JsonNode get(HttpClient client, Api api, String path) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(api.endpoint().resolve(path))
            .header("X-Read-Key", api.readKey())
            .timeout(TIME_LIMIT)
            .build();
    try {
      return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
