package io.trackway.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A digest of what an event says, the same for every copy that a client sends of it.
 *
 * <p>Covered: type, name, the four ids of its identity, the client's own time, properties, context.
 * Not covered, since a retry changes them: when it was sent and received, and how.
 *
 * @param hex 32 hexadecimal digits: 128 bits of SHA-256, ample for one source's week of events
 */
public record Fingerprint(String hex) {

  private static final int BYTES = 16;

  /** The fingerprint of an event's content; its key is not part of it. */
  public static Fingerprint of(
      Action action, Identity identity, @Nullable Instant clientOccurredAt, Details details) {
    MessageDigest digest = sha256();
    add(digest, action.type().text());
    add(digest, action.name());
    add(digest, identity.userId());
    add(digest, identity.anonymousId());
    add(digest, identity.previousId());
    add(digest, identity.groupId());
    add(digest, clientOccurredAt == null ? null : clientOccurredAt.toString());
    add(digest, details.properties().text());
    add(digest, details.context().text());
    return new Fingerprint(HexFormat.of().formatHex(digest.digest(), 0, BYTES));
  }

  /** The fingerprint of an event's content. */
  public static Fingerprint of(Event event) {
    return of(event.action(), event.identity(), event.times().clientOccurredAt(), event.details());
  }

  /** Each part with its length before it, so that no two lists of parts give the same bytes. */
  private static void add(MessageDigest digest, @Nullable String part) {
    if (part == null) {
      digest.update("-:".getBytes(StandardCharsets.UTF_8));
      return;
    }
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
