package io.trackway.protocol;

import io.trackway.request.Answer;
import io.trackway.request.Languages;
import io.trackway.request.Outcome;
import io.trackway.request.Reading;
import io.trackway.request.Refusal;
import io.trackway.request.Route;
import io.trackway.request.Submission;
import java.util.List;
import java.util.Set;

/** The protocols that this endpoint speaks, each on its own paths. */
public final class Protocols implements Languages {

  private static final Protocol NATIVE = new NativeProtocol();

  private static final List<Protocol> ALL =
      List.of(NATIVE, new SegmentProtocol(), new SnowplowProtocol(), new ServicePages());

  private static final Refusal NOT_FOUND =
      new Refusal(Refusal.Code.NOT_FOUND, "nothing is at this path");

  @Override
  public Route route(Submission.Target target) {
    String path = path(target);
    for (Protocol protocol : ALL) {
      Set<String> methods = protocol.methods(path);
      if (methods.contains(target.method())) {
        return protocol.route(target);
      }
      if (!methods.isEmpty()) {
        String allowed = String.join(", ", methods.stream().sorted().toList());
        return new Route.Nowhere(
            new Refusal(Refusal.Code.METHOD_NOT_ALLOWED, "this path is for " + allowed));
      }
    }
    return new Route.Nowhere(NOT_FOUND);
  }

  @Override
  public Reading read(Submission submission) {
    return protocol(submission.target()).read(submission);
  }

  @Override
  public Answer answer(Submission submission, Outcome outcome) {
    return protocol(submission.target()).answer(submission, outcome);
  }

  /** The protocol that has the path; our own where none has. */
  private static Protocol protocol(Submission.Target target) {
    String path = path(target);
    return ALL.stream()
        .filter(protocol -> !protocol.methods(path).isEmpty())
        .findFirst()
        .orElse(NATIVE);
  }

  /** Some clients end their paths with a slash. */
  static String path(Submission.Target target) {
    String path = target.path();
    boolean slash = path.length() > 1 && path.endsWith("/");
    return slash ? path.substring(0, path.length() - 1) : path;
  }
}
