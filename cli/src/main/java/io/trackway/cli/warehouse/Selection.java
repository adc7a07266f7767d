package io.trackway.cli.warehouse;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rejected arrivals are meant; what is absent chooses nothing.
 *
 * @param since the earliest time of receipt: the table is sorted by it, so it bounds what is read
 */
public record Selection(Instant since, @Nullable String source, @Nullable String code) {

  String where() {
    return "WHERE received_at >= CAST(:since AS TIMESTAMPTZ)"
        + (source == null ? "" : " AND source = :source")
        + (code == null ? "" : " AND code = :code");
  }

  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("since", Question.parameter(since));
    if (source != null) {
      parameters.put("source", source);
    }
    if (code != null) {
      parameters.put("code", code);
    }
    return parameters;
  }
}
