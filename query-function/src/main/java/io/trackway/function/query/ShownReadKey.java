package io.trackway.function.query;

import io.trackway.request.Credential;
import io.trackway.request.Submission;
import java.util.Locale;
import java.util.Optional;

/** Finds the read key in the headers of a request. */
final class ShownReadKey {

  private static final String BEARER = "bearer ";

  private ShownReadKey() {}

  /** The key in {@code X-Read-Key}, or the bearer's token; it is looked up as write keys are. */
  static Optional<Credential> of(Submission submission) {
    return submission
        .header("x-read-key")
        .or(
            () ->
                submission
                    .header("authorization")
                    .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                    .map(value -> value.substring(BEARER.length()).strip()))
        .map(Credential.WriteKey::new);
  }
}
