package io.trackway.enrich;

import io.trackway.event.StorableText;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads user agents and remembers the latest, since few make up most of the traffic. */
final class Agents {

  /** At most 1,000 characters each, so at most some 10 MB. */
  static final int REMEMBERED_MAX = 4_096;

  private final UserAgents reader;

  private final Map<String, Agent> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Agent> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  Agents(UserAgents reader) {
    this.reader = reader;
  }

  synchronized Agent read(String text) {
    return remembered.computeIfAbsent(
        StorableText.cut(text, UserAgents.CHARACTERS_MAX),
        cut -> new Agent(reader.read(cut), Visitors.kind(cut)));
  }
}
