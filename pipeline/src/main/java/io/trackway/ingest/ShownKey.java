package io.trackway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.request.Credential;
import io.trackway.request.Submission;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Finds the write key in the headers of a request. */
public final class ShownKey {

  private static final String BASIC = "basic ";

  private ShownKey() {}

  /** The key in {@code X-Write-Key}, or the user of Basic credentials. */
  public static Optional<Credential> of(Submission submission) {
    return submission
        .header("x-write-key")
        .or(() -> submission.header("authorization").flatMap(ShownKey::user))
        .map(Credential.WriteKey::new);
  }

  /** The user of Basic credentials, which is the key; there is no password. */
  private static Optional<String> user(String authorization) {
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
      String credentials = new String(decoded, UTF_8);
      int colon = credentials.indexOf(':');
      return Optional.of(colon < 0 ? credentials : credentials.substring(0, colon));
    } catch (IllegalArgumentException notBase64) {
      // Said to be credentials and none: no key has this text.
      return Optional.of("");
    }
  }
}
