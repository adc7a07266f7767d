package io.trackway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.event.Source;
import io.trackway.event.Submission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The secret keys by which sources are known; what they are cannot be read out again. */
public final class WriteKeys {

  private static final String BASIC = "basic ";

  /** By digest, so that all have one length and comparing tells nothing of a key. */
  private final Map<Digest, Source> sources = new LinkedHashMap<>();

  private record Digest(String hex) {
    @Override
    public String toString() {
      return "a write key";
    }
  }

  public WriteKeys(Map<String, Source> sourcesByKey) {
    sourcesByKey.forEach((key, source) -> sources.put(digest(key), source));
  }

  /** The source whose key the request shows by {@code X-Write-Key} or by Basic credentials. */
  public Optional<Source> source(Submission submission) {
    return submission
        .header("x-write-key")
        .or(() -> submission.header("authorization").flatMap(WriteKeys::user))
        .flatMap(this::source);
  }

  /** Takes the same time whichever key it is, or none. */
  private Optional<Source> source(String key) {
    byte[] shown = digest(key).hex().getBytes(UTF_8);
    Optional<Source> found = Optional.empty();
    for (Map.Entry<Digest, Source> known : sources.entrySet()) {
      if (MessageDigest.isEqual(known.getKey().hex().getBytes(UTF_8), shown)) {
        found = Optional.of(known.getValue());
      }
    }
    return found;
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
      return Optional.empty();
    }
  }

  private static Digest digest(String key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
      return new Digest(java.util.HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
