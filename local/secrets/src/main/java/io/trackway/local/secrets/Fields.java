package io.trackway.local.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The members of one request, with the refusals of the service. */
record Fields(ObjectNode object) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");
  private static final int VALUE_BYTES_MAX = 65_536;
  private static final int TOKEN_CHARACTERS_MIN = 32;
  private static final int TOKEN_CHARACTERS_MAX = 64;

  Optional<String> text(String name) {
    JsonNode node = object.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      throw SecretsException.of(
          "SerializationException", name + " can not be converted to a String");
    }
    return Optional.of(node.textValue());
  }

  String requiredText(String name) {
    return text(name)
        .filter(it -> !it.isEmpty())
        .orElseThrow(
            () -> SecretsException.invalidParameter("You must provide a value for " + name + "."));
  }

  String name() {
    String name = requiredText("Name");
    if (!NAME.matcher(name).matches()) {
      throw SecretsException.invalidParameter(
          "Invalid name. Must be a valid name containing alphanumeric characters, or any of the"
              + " following: -/_+=.@!");
    }
    return name;
  }

  /** The value, where there is one. */
  Optional<String> value() {
    refuse("SecretBinary");
    return text("SecretString")
        .map(
            value -> {
              int bytes = value.getBytes(StandardCharsets.UTF_8).length;
              if (bytes == 0 || bytes > VALUE_BYTES_MAX) {
                throw SecretsException.invalidParameter(
                    "SecretString must have 1 to " + VALUE_BYTES_MAX + " bytes, not " + bytes);
              }
              return value;
            });
  }

  /** What the new version is called: the client's token, by which it may repeat the call. */
  String token() {
    String token = text("ClientRequestToken").orElseGet(() -> UUID.randomUUID().toString());
    if (token.length() < TOKEN_CHARACTERS_MIN || token.length() > TOKEN_CHARACTERS_MAX) {
      throw SecretsException.invalidParameter(
          "ClientRequestToken must have %d to %d characters."
              .formatted(TOKEN_CHARACTERS_MIN, TOKEN_CHARACTERS_MAX));
    }
    return token;
  }

  /** What would change the meaning of a request, and is not understood here. */
  void refuse(String... names) {
    for (String name : names) {
      JsonNode node = object.path(name);
      boolean given = node.isContainerNode() ? !node.isEmpty() : object.hasNonNull(name);
      if (given) {
        throw SecretsException.invalidParameter("This server does not know " + name + ".");
      }
    }
  }
}
