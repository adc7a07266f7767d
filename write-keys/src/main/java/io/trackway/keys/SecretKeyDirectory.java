package io.trackway.keys;

import io.trackway.ingest.WriteKeyDirectory;
import io.trackway.ingest.WriteKeys;
import io.trackway.ingest.WriteKeys.Standing;
import io.trackway.request.Credential;
import io.trackway.secret.SecretText;
import io.trackway.secret.SecretsManagerText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The write keys of a secret, which are read when they are first needed, or ahead of that, and
 * again when they are old; safe for use by many threads.
 *
 * <p>Where the secret cannot be read, or is not valid any more, the keys of before stay in force: a
 * mistake in an edit must not turn every client away. A credential that is not good makes the keys
 * be read early, because clients drop events for good when they are told that their key is unknown,
 * and so a new key works at once wherever it is used; {@link #PAUSE} bounds what that costs.
 */
public final class SecretKeyDirectory implements WriteKeyDirectory {

  /** Age at which keys are read again, also where a frozen instance wakes up with old ones. */
  static final Duration AGE_MAX = Duration.ofMinutes(5);

  /** At least between two readings, whatever they are for and however they end. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(SecretKeyDirectory.class);

  private final SecretText secret;
  private final InstantSource clock;
  private final String kind;

  private @Nullable WriteKeys keys;
  private Instant readAt = Instant.EPOCH;
  private Instant triedAt = Instant.EPOCH;
  private String problem = "";

  /** The write keys that the secret lists, by that clock. */
  public SecretKeyDirectory(SecretText secret, InstantSource clock) {
    this(secret, clock, "write keys");
  }

  private SecretKeyDirectory(SecretText secret, InstantSource clock, String kind) {
    this.secret = secret;
    this.clock = clock;
    this.kind = kind;
  }

  /**
   * The read keys of that secret, found as the write keys of another one are, by the system's
   * clock, in the region that the environment names.
   */
  public static SecretKeyDirectory ofReadKeys(String secretId) {
    return new SecretKeyDirectory(
        SecretsManagerText.fromEnvironment(secretId), InstantSource.system(), "read keys");
  }

  /** The keys of that secret, by the system's clock, in the region that the environment names. */
  public static SecretKeyDirectory fromEnvironment(String secretId) {
    return new SecretKeyDirectory(
        SecretsManagerText.fromEnvironment(secretId), InstantSource.system());
  }

  /**
   * Reads the keys now, which a function does while it starts, since nobody waits for what is in a
   * snapshot. Where they cannot be read, the first credential makes them be read again, at once.
   *
   * @return this
   */
  public synchronized SecretKeyDirectory readAhead() {
    if (!read()) {
      triedAt = Instant.EPOCH;
    }
    return this;
  }

  @Override
  public synchronized Standing find(Credential credential) {
    if (isPast(readAt, AGE_MAX)) {
      read();
    }
    Standing standing = inForce().find(credential);
    return switch (standing) {
      case Standing.Good _ -> standing;
      case Standing.Disabled _ -> findInNewer(credential, standing);
      case Standing.Unknown _ -> findInNewer(credential, standing);
    };
  }

  private Standing findInNewer(Credential credential, Standing standing) {
    return read() ? inForce().find(credential) : standing;
  }

  private WriteKeys inForce() {
    if (keys == null) {
      throw new IllegalStateException("there are no " + kind + ": " + problem);
    }
    return keys;
  }

  /** Whether newer keys are in force now. */
  private boolean read() {
    if (!isPast(triedAt, PAUSE)) {
      return false;
    }
    triedAt = clock.instant();
    return switch (secret.fetch()) {
      case SecretText.Fetched.Failed(String cause) -> failed(cause);
      case SecretText.Fetched.Text(String text) ->
          switch (KeyReader.read(text)) {
            case KeyReading.Invalid(String reason) -> failed("the secret is not valid: " + reason);
            case KeyReading.Valid(WriteKeys read) -> {
              keys = read;
              readAt = triedAt;
              yield true;
            }
          };
    };
  }

  private boolean failed(String cause) {
    problem = cause;
    LOG.warn(
        "{}: {}; {}",
        kind,
        cause,
        keys == null ? "there are none in force" : "those of before stay in force");
    return false;
  }

  /** Also where the clock was set back, so that no mistake of a clock lasts. */
  private boolean isPast(Instant since, Duration span) {
    return Duration.between(since, clock.instant()).abs().compareTo(span) >= 0;
  }
}
