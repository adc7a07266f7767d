package io.trackway.keys;

import io.trackway.ingest.WriteKeys;
import io.trackway.ingest.WriteKeys.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys of one text, of which none may say the same as another. */
final class KeyList {

  /** What a text of Secrets Manager's size can hold, and what is still compared in no time. */
  static final int KEYS_MAX = 1_000;

  /** Neither a header, nor Basic credentials, nor a path changes it. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{4,100}");

  private final List<Entry> entries = new ArrayList<>();

  /** By key and by application id: what has it, as a message may name it. */
  private final Map<String, String> keys = new HashMap<>();

  private final Map<String, String> applicationIds = new HashMap<>();

  /**
   * Adds one.
   *
   * @param place where it stands, for a message
   */
  void add(Entry entry, String place) {
    if (!KEY.matcher(entry.key()).matches()) {
      throw new InvalidKeysException(
          place + ": the key must have 4 to 100 characters, each a letter, a digit, - or _");
    }
    @Nullable String same = keys.put(entry.key(), place);
    if (same != null) {
      throw new InvalidKeysException(place + ": the key is the same as that of " + same);
    }
    for (String id : entry.applicationIds()) {
      same = applicationIds.put(id, place);
      if (same != null) {
        throw new InvalidKeysException(place + ": app_ids has an id that " + same + " has too");
      }
    }
    if (entries.size() == KEYS_MAX) {
      throw new InvalidKeysException("there may be " + KEYS_MAX + " keys at most");
    }
    entries.add(entry);
  }

  WriteKeys writeKeys() {
    if (entries.isEmpty()) {
      throw new InvalidKeysException("there is no key");
    }
    return new WriteKeys(entries);
  }
}
