package io.trackway.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trackway.request.Credential;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds write keys in JSON. */
final class WriteKeySearch {

  /** As long as a write key may be. */
  private static final Pattern MEMBER =
      Pattern.compile("\"(?:writeKey|write_key)\"\\s{0,9}:\\s{0,9}\"([^\"\\\\]{1,100})\"");

  private WriteKeySearch() {}

  /** The first field that is called like a write key, in text that may be too broken to read. */
  static Optional<Credential> in(byte[] text) {
    Matcher member = MEMBER.matcher(new String(text, UTF_8));
    return member.find() ? Optional.of(new Credential.WriteKey(member.group(1))) : Optional.empty();
  }

  /** The key that is this value; nothing where it is empty or no text. */
  static Optional<Credential> value(byte[] json) {
    try (JsonParser parser = JsonCopy.STRICT.createParser(json)) {
      boolean given = parser.nextToken() == JsonToken.VALUE_STRING && !parser.getText().isEmpty();
      return given ? Optional.of(new Credential.WriteKey(parser.getText())) : Optional.empty();
    } catch (IOException broken) {
      return Optional.empty();
    }
  }
}
