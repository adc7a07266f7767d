package io.trackway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.event.Source;
import io.trackway.request.Credential;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The credentials by which sources are known; what the keys are cannot be read out again. */
public final class WriteKeys implements WriteKeyDirectory {

  /** The application id of an entry that takes any. */
  public static final String ANY_APPLICATION = "*";

  private static final int NAME_DIGITS = 12;

  /** By digest, so that all have one length and comparing tells nothing of a key. */
  private final List<Known> known = new ArrayList<>();

  private final Map<String, Standing> byApplication = new HashMap<>();

  private record Known(String digest, Standing standing) {}

  /**
   * One key of a source.
   *
   * @param applicationIds of Snowplow trackers that send for it without a key
   * @param eventsPerSecond at most, where that is limited
   */
  public record Entry(
      Source source,
      String key,
      Set<String> applicationIds,
      boolean disabled,
      OptionalInt eventsPerSecond) {

    public Entry {
      applicationIds = Set.copyOf(applicationIds);
    }

    /** A key without limit. */
    public static Entry of(String key, String source) {
      return new Entry(new Source(source), key, Set.of(), false, OptionalInt.empty());
    }

    @Override
    public String toString() {
      return "Entry[" + source.name() + ", key hidden]";
    }
  }

  /** What is known of a credential. */
  public sealed interface Standing {

    /** It is good. */
    record Good(Sender sender) implements Standing {}

    /** It was good and has been switched off. */
    record Disabled(Source source) implements Standing {}

    /** No source has it. */
    record Unknown() implements Standing {}
  }

  public WriteKeys(List<Entry> entries) {
    for (Entry entry : entries) {
      String digest = digest(entry.key());
      String name = entry.source().name() + "#" + digest.substring(0, NAME_DIGITS);
      Standing standing =
          entry.disabled()
              ? new Standing.Disabled(entry.source())
              : new Standing.Good(new Sender(entry.source(), name, entry.eventsPerSecond()));
      known.add(new Known(digest, standing));
      entry.applicationIds().forEach(id -> byApplication.put(id, standing));
    }
  }

  /** What is known of it; for a key it takes the same time whichever it is, or none. */
  @Override
  public Standing find(Credential credential) {
    return switch (credential) {
      case Credential.WriteKey(String text) -> findKey(text);
      case Credential.ApplicationId(String text) -> {
        @Nullable Standing exact = byApplication.get(text);
        yield exact != null
            ? exact
            : byApplication.getOrDefault(ANY_APPLICATION, new Standing.Unknown());
      }
    };
  }

  private Standing findKey(String key) {
    byte[] shown = digest(key).getBytes(UTF_8);
    Standing found = new Standing.Unknown();
    for (Known one : known) {
      if (MessageDigest.isEqual(one.digest().getBytes(UTF_8), shown)) {
        found = one.standing();
      }
    }
    return found;
  }

  private static String digest(String key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
