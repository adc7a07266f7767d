package io.trackway.local.demo.traffic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The music and the pages of the app, all invented. */
final class Catalogue {

  private static final int SONGS = 600;

  /** Above 1, the first songs are played far more than the last. */
  private static final double POPULARITY = 2.5;

  private static final List<String> FIRST_WORDS =
      List.of("Silver", "Quiet", "Paper", "Northern", "Electric", "Little", "Golden", "Midnight");
  private static final List<String> SECOND_WORDS =
      List.of("River", "Engine", "Garden", "Letters", "Harbour", "Comet", "Café", "Señorita");
  private static final List<String> ARTISTS =
      List.of(
          "The Tin Foxes", "Mira Oyelaran", "Köhlerhaus", "Nine Lamps", "Ada & the Gulls", "夜行列車");
  private static final List<String> GENRES =
      List.of("pop", "rock", "hip hop", "electronic", "jazz", "classical");
  private static final List<String> PAGES =
      List.of("/home", "/home", "/library", "/charts", "/artist", "/playlist", "/settings");
  private static final List<String> PLANS = List.of("monthly", "monthly", "yearly", "family");

  private Catalogue() {}

  static ObjectNode song(RandomGenerator random) {
    int number = (int) (SONGS * Math.pow(random.nextDouble(), POPULARITY));
    return object()
        .put("song_id", "song-" + number)
        .put("title", title(number))
        .put("artist", ARTISTS.get(number % ARTISTS.size()))
        .put("genre", GENRES.get(number % 7 % GENRES.size()))
        .put("duration_seconds", 120 + number * 37 % 180);
  }

  static ObjectNode page(RandomGenerator random) {
    return object().put("path", pick(PAGES, random));
  }

  static ObjectNode search(RandomGenerator random) {
    String query = title(random.nextInt(SONGS)).toLowerCase(Locale.ROOT);
    return object().put("query", query).put("results", random.nextInt(40));
  }

  static ObjectNode playlist(RandomGenerator random) {
    return object()
        .put("playlist_id", "list-" + random.nextInt(100_000))
        .put("songs", random.nextInt(1, 60))
        .put("is_public", random.nextInt(4) == 0);
  }

  static ObjectNode subscription(RandomGenerator random) {
    return object().put("plan", pick(PLANS, random)).put("price", 9.99).put("currency", "EUR");
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static <T> T pick(List<T> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String title(int number) {
    return FIRST_WORDS.get(number % FIRST_WORDS.size())
        + " "
        + SECOND_WORDS.get(number / FIRST_WORDS.size() % SECOND_WORDS.size());
  }
}
