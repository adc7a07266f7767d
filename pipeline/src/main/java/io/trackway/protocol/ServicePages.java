package io.trackway.protocol;

import io.trackway.request.Answer;
import io.trackway.request.Outcome;
import io.trackway.request.Reading;
import io.trackway.request.Route;
import io.trackway.request.Submission;
import java.util.Map;
import java.util.Set;

/** What is the same for everyone: whether this endpoint lives, and that robots have no business. */
final class ServicePages implements Protocol {

  private static final Map<String, Answer.Body> PAGES =
      Map.of(
          "/health", Answer.Body.json("{\"status\":\"ok\"}"),
          "/robots.txt", Answer.Body.plain("User-agent: *\nDisallow: /\n"));

  @Override
  public Set<String> methods(String path) {
    return PAGES.containsKey(path) ? Set.of("GET") : Set.of();
  }

  @Override
  public Route route(Submission.Target target) {
    return new Route.Page();
  }

  @Override
  public Reading read(Submission submission) {
    throw new IllegalArgumentException("no events come to " + submission.target().path());
  }

  @Override
  public Answer answer(Submission submission, Outcome outcome) {
    Answer.Body page = PAGES.get(Protocols.path(submission.target()));
    return page == null || !(outcome instanceof Outcome.Page)
        ? NativeAnswers.of(outcome)
        : Answer.of(200, page);
  }
}
