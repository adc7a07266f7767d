package io.trackway.plan;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is seen of one schema while the validator takes it in. */
final class SchemaNotes {

  /** The schemas of schemas, which come with the validator. */
  private static final String STANDARD_HOST = "json-schema.org";

  /** Under these stand values and not schemas, whatever they look like. */
  private static final Pattern VALUES = Pattern.compile(".*/(enum|const|default|examples)/.*");

  private final List<String> problems = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();

  /**
   * A reference to another schema.
   *
   * @param pointer where it stands
   * @param target what it refers to, as an absolute address
   */
  record Reference(String pointer, String text, String target) {}

  void problem(SchemaParsingContext context, JsonNode place, String message) {
    if (isOurs(context, place)) {
      problems.add(place.getJsonPointer() + " " + message);
    }
  }

  void reference(SchemaParsingContext context, JsonNode place) {
    // Before 2019-09 an id beside a reference means nothing, and then the address is another.
    if (isOurs(context, place) && !context.getCurrentSchemaObject().containsKey("$id")) {
      String text = place.asString();
      int hash = text.indexOf('#');
      String address = hash < 0 ? text : text.substring(0, hash);
      String fragment = hash < 0 ? "" : text.substring(hash);
      URI base = context.getParentUri();
      URI target = address.isEmpty() ? base : base.resolve(address);
      references.add(new Reference(place.getJsonPointer(), text, target + fragment));
    }
  }

  private static boolean isOurs(SchemaParsingContext context, JsonNode place) {
    return !STANDARD_HOST.equals(context.getParentUri().getHost())
        && !VALUES.matcher(place.getJsonPointer()).matches();
  }

  /** What was wrong since the last call. */
  List<String> takeProblems() {
    List<String> taken = List.copyOf(problems);
    problems.clear();
    return taken;
  }

  /** What was referred to since the last call. */
  List<Reference> takeReferences() {
    List<Reference> taken = List.copyOf(references);
    references.clear();
    return taken;
  }
}
