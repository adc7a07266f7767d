package io.trackway.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.request.Credential;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds who sends, where what was sent cannot be read. */
final class SnowplowSender {

  /** The sender of an event that names none. */
  static final Optional<Credential> NOBODY = Optional.of(new Credential.ApplicationId(""));

  private SnowplowSender() {}

  /** The application id in the query, else the first that stands in a body of any form. */
  static Credential of(SnowplowQuery query, byte[] body) {
    String inQuery = query.value("aid");
    String found = inQuery != null ? inQuery : find("aid", body);
    return new Credential.ApplicationId(found == null ? "" : found);
  }

  /** The first value of that field in text that is like JSON. */
  static @Nullable String find(String field, byte[] text) {
    Matcher matcher =
        Pattern.compile("\"" + field + "\"\\s*:\\s*\"([^\"\\\\]{1,255})\"")
            .matcher(new String(text, UTF_8));
    return matcher.find() ? matcher.group(1) : null;
  }
}
