package io.trackway.protocol;

import io.trackway.event.Reading;
import io.trackway.event.Refusal;
import io.trackway.event.Submission;
import io.trackway.event.SubmissionReader;
import java.util.Map;
import java.util.Optional;

/** The protocols that this endpoint speaks, each on its own routes. */
public final class Protocols implements SubmissionReader {

  private static final Protocol NATIVE = new NativeProtocol();

  /** By path, then by method. */
  private static final Map<String, Map<String, Protocol>> ROUTES =
      Map.of("/v1/events", Map.of("POST", NATIVE));

  @Override
  public Optional<Refusal> refusal(Submission.Target target) {
    Map<String, Protocol> methods = methods(target);
    if (methods.isEmpty()) {
      return Optional.of(new Refusal(Refusal.Code.NOT_FOUND, "nothing is at this path"));
    }
    if (!methods.containsKey(target.method())) {
      String allowed = String.join(", ", methods.keySet().stream().sorted().toList());
      return Optional.of(
          new Refusal(Refusal.Code.METHOD_NOT_ALLOWED, "this path is for " + allowed));
    }
    return Optional.empty();
  }

  @Override
  public Reading read(Submission submission) {
    Protocol protocol = methods(submission.target()).get(submission.target().method());
    if (protocol == null) {
      throw new IllegalArgumentException("no protocol has " + submission.target());
    }
    return protocol.read(submission);
  }

  private static Map<String, Protocol> methods(Submission.Target target) {
    String path = target.path();
    boolean slash = path.length() > 1 && path.endsWith("/");
    return ROUTES.getOrDefault(slash ? path.substring(0, path.length() - 1) : path, Map.of());
  }
}
