package io.trackway.function.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.event.Limits;
import io.trackway.event.StorableText;
import io.trackway.function.HttpEvents;
import io.trackway.request.PercentEncoding;
import io.trackway.request.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Tells from path and query what is asked. */
final class QuestionReader {

  static final int MEMBERS_MAX = 999;
  private static final int MEMBERS = 100;
  static final int HOURS_MAX = 48;
  private static final int HOURS = 3;

  /** A user's id has a slash where it was sent with one, so only the end of it can be told. */
  private static final String EVENTS = "/events";

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,4}");

  private QuestionReader() {}

  /**
   * Reads a request of one of the function's routes.
   *
   * @param request with the variables that the routes in template.yaml name
   */
  static Reading read(HttpEvents.Request request) {
    String path = request.submission().target().path();
    String name = request.pathParameters().getOrDefault("name", "");
    return switch (resource(path)) {
      case "users" -> user(request.pathParameters().getOrDefault("id", ""));
      case "funnels" ->
          new Reading.Asked(name.isEmpty() ? new Question.Funnels() : new Question.OneFunnel(name));
      case "segments" ->
          name.isEmpty()
              ? new Reading.Asked(new Question.Segments())
              : segment(name, parameters(request));
      case "stats" -> whole(parameters(request), "hours", HOURS, HOURS_MAX, Question.Stats::new);
      default -> refused(Refusal.Code.NOT_FOUND, "nothing is at this path");
    };
  }

  /** What stands after the version. */
  private static String resource(String path) {
    String[] parts = path.split("/", -1);
    return parts.length < 3 ? "" : parts[2];
  }

  private static Reading user(String rest) {
    boolean isEvents = rest.endsWith(EVENTS);
    String id = isEvents ? rest.substring(0, rest.length() - EVENTS.length()) : rest;
    if (!isUserId(id)) {
      return refused(
          Refusal.Code.INVALID_FIELD,
          "id must have 1 to %d characters, without NUL".formatted(Limits.NAME_CHARACTERS_MAX));
    }
    return new Reading.Asked(isEvents ? new Question.UserEvents(id) : new Question.User(id));
  }

  private static boolean isUserId(String text) {
    return !text.isEmpty() && text.length() <= Limits.NAME_CHARACTERS_MAX && StorableText.is(text);
  }

  private static Reading segment(String name, Map<String, String> parameters) {
    String after = parameters.getOrDefault("after", "");
    if (!after.isEmpty() && !isUserId(after)) {
      return refused(
          Refusal.Code.INVALID_FIELD,
          "after must have at most %d characters, without NUL"
              .formatted(Limits.NAME_CHARACTERS_MAX));
    }
    return whole(
        parameters,
        "limit",
        MEMBERS,
        MEMBERS_MAX,
        limit -> new Question.OneSegment(name, after, limit));
  }

  /** The question that a whole number from 1 on makes, which need not be given. */
  private static Reading whole(
      Map<String, String> parameters,
      String name,
      int standard,
      int max,
      IntFunction<Question> question) {
    String text = parameters.getOrDefault(name, Integer.toString(standard));
    int number = WHOLE_NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    return number < 1 || number > max
        ? refused(
            Refusal.Code.INVALID_FIELD,
            "%s must be a whole number from 1 to %d".formatted(name, max))
        : new Reading.Asked(question.apply(number));
  }

  /** Of a parameter that is given twice the first one; the gateway bounds the query. */
  private static Map<String, String> parameters(HttpEvents.Request request) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : request.submission().target().query().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.putIfAbsent(
            decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return new String(PercentEncoding.decode(text), UTF_8);
  }

  private static Reading refused(Refusal.Code code, String message) {
    return new Reading.Refused(new Refusal(code, message));
  }
}
