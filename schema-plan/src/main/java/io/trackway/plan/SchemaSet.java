package io.trackway.plan;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.InvalidSchemaException;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonSchemaException;
import dev.harrel.jsonschema.SimpleType;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import io.trackway.plan.JsonTree.Content.Fields;
import io.trackway.plan.JsonTree.Content.Text;
import io.trackway.plan.SchemaNotes.Reference;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of a folder, ready for use. They may refer to one another by file name, and to
 * nothing else: nothing is ever fetched.
 */
final class SchemaSet {

  private static final String SCHEME = "plan";
  private static final URI PROBE = URI.create("plan:/probe/");
  private static final JsonTree NULL = new JsonTree(null, "", SimpleType.NULL, new Text("null"));
  private static final JsonTree NO_PROPERTIES =
      new JsonTree(null, "", SimpleType.OBJECT, new Fields(Map.of()));

  private final SchemaNotes notes = new SchemaNotes();
  private final Validator validator =
      GuardedDialect.addAll(new ValidatorFactory().withJsonNodeFactory(new JsonTreeReader()), notes)
          .createValidator();
  private final Map<String, URI> addresses = new HashMap<>();

  /** By address, without fragment. */
  private final Map<String, JsonTree> schemas = new HashMap<>();

  /** What references each file has. */
  private final Map<String, List<Reference>> references = new LinkedHashMap<>();

  /** Takes a schema in; what is wrong with it alone is returned. */
  List<Problem> add(String file, JsonTree schema) {
    URI address = address(file);
    List<Problem> problems = new ArrayList<>();
    try {
      URI named = within(new Effort(), () -> validator.registerSchema(address, schema));
      addresses.put(file, address);
      schemas.put(address.toString(), schema);
      schemas.put(named.toString(), schema);
      references.put(file, notes.takeReferences());
    } catch (InvalidSchemaException invalid) {
      Errors.relevant(invalid.getErrors()).stream()
          .map(error -> error.getInstanceLocation() + " is no schema: " + error.getError())
          .distinct()
          .forEach(problem -> problems.add(new Problem(file, problem.strip())));
    } catch (JsonSchemaException | IllegalArgumentException unusable) {
      problems.add(new Problem(file, String.valueOf(unusable.getMessage())));
    } catch (Effort.EndlessException endless) {
      problems.add(new Problem(file, String.valueOf(endless.getMessage())));
    }
    notes.takeProblems().forEach(problem -> problems.add(new Problem(file, problem)));
    return problems;
  }

  /** What is wrong with the schemas once all of them are there. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    references.forEach(
        (file, all) -> {
          for (Reference reference : all) {
            problem(reference)
                .ifPresent(
                    message ->
                        problems.add(
                            new Problem(
                                file, reference.pointer() + " " + message + reference.text())));
          }
        });
    return problems;
  }

  private Optional<String> problem(Reference reference) {
    JsonTree probe = referringTo(reference.target());
    try {
      Validator.Result result =
          within(
              new Effort(), () -> validator.validate(validator.registerSchema(PROBE, probe), NULL));
      boolean isFound =
          result.getErrors().stream().noneMatch(error -> error.getEvaluationPath().equals("/$ref"));
      return isFound ? Optional.empty() : Optional.of("refers to what is not in this folder: ");
    } catch (JsonSchemaException | IllegalArgumentException unusable) {
      return Optional.of("refers to what is no schema: ");
    } catch (Effort.EndlessException endless) {
      return Optional.of("refers to itself without an end: ");
    } finally {
      notes.takeReferences();
    }
  }

  private static JsonTree referringTo(String target) {
    Map<String, JsonNode> fields = new HashMap<>();
    JsonTree schema = new JsonTree(null, "", SimpleType.OBJECT, new Fields(fields));
    fields.put("$ref", new JsonTree(schema, "$ref", SimpleType.STRING, new Text(target)));
    return schema;
  }

  /** Uses a schema once, so that what that loads is there before the first event. */
  void warmUp(String file) {
    try {
      Errors.messages(errors(file, NO_PROPERTIES), NO_PROPERTIES, this::find);
    } catch (Effort.EndlessException endless) {
      // Each event that comes to that is told so; others may pass.
    }
  }

  /**
   * In how far the properties of an event are not as the schema says.
   *
   * @return path and message of each, in the order of their paths
   * @throws Effort.EndlessException where that takes too long to tell
   */
  List<PathMessage> check(String file, JsonTree properties) {
    return Errors.messages(errors(file, properties), properties, this::find);
  }

  private List<Error> errors(String file, JsonTree instance) {
    URI address = addresses.get(file);
    if (address == null) {
      throw new IllegalArgumentException("no schema was added as " + file);
    }
    return within(new Effort(), () -> validator.validate(address, instance)).getErrors();
  }

  /** The schema that stands at an address, as far as it can be found by it. */
  private Optional<JsonTree> find(String location) {
    int hash = location.indexOf('#');
    String address = hash < 0 ? location : location.substring(0, hash);
    @Nullable JsonTree schema = schemas.get(address);
    return schema == null
        ? Optional.empty()
        : schema.at(hash < 0 ? "" : location.substring(hash + 1));
  }

  private static <T> T within(Effort effort, ScopedValue.CallableOp<T, RuntimeException> work) {
    return ScopedValue.where(Effort.CURRENT, effort).call(work);
  }

  private static URI address(String file) {
    try {
      return new URI(SCHEME, null, "/" + file, null);
    } catch (URISyntaxException impossible) {
      throw new IllegalArgumentException(file, impossible);
    }
  }
}
