package io.trackway.local.secrets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.local.secrets.Versions.Stage;
import io.trackway.local.secrets.Versions.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The actions of the API that this server has. */
final class Operations {

  private final SecretStore store;

  Operations(SecretStore store) {
    this.store = store;
  }

  Map<String, Function<Fields, ObjectNode>> byName() {
    return Map.of(
        "CreateSecret", this::create,
        "DescribeSecret", this::describe,
        "GetSecretValue", this::get,
        "ListSecrets", this::list,
        "PutSecretValue", this::put);
  }

  private ObjectNode create(Fields request) {
    request.refuse("AddReplicaRegions");
    Optional<String> value = request.value();
    String token = request.token();
    Secret secret = store.create(request.name(), request.text("Description").orElse(""));
    ObjectNode answer = reference(secret);
    value.ifPresent(
        text ->
            answer.put(
                "VersionId", secret.versions().put(new Version(token, text, store.now())).id()));
    return answer;
  }

  private ObjectNode put(Fields request) {
    request.refuse("VersionStages", "RotationToken");
    Secret secret = store.find(request.requiredText("SecretId"));
    String value =
        request
            .value()
            .orElseThrow(
                () ->
                    SecretsException.of(
                        "InvalidRequestException",
                        "You must provide either SecretString or SecretBinary."));
    Version version = secret.versions().put(new Version(request.token(), value, store.now()));
    ObjectNode answer = reference(secret).put("VersionId", version.id());
    answer.putArray("VersionStages").add(Stage.AWSCURRENT.name());
    return answer;
  }

  private ObjectNode get(Fields request) {
    Secret secret = store.find(request.requiredText("SecretId"));
    Optional<String> id = request.text("VersionId");
    String stage =
        request.text("VersionStage").orElse(id.isPresent() ? "" : Stage.AWSCURRENT.name());
    Map.Entry<Stage, Version> found =
        secret.versions().now().entrySet().stream()
            .filter(it -> id.isEmpty() || it.getValue().id().equals(id.get()))
            .filter(it -> stage.isEmpty() || it.getKey().name().equals(stage))
            .findFirst()
            .orElseThrow(() -> noValue(id, stage));
    Version version = found.getValue();
    ObjectNode answer =
        reference(secret)
            .put("VersionId", version.id())
            .put("SecretString", version.value())
            .put("CreatedDate", seconds(version.createdAt()));
    answer.putArray("VersionStages").add(found.getKey().name());
    return answer;
  }

  private static SecretsException noValue(Optional<String> id, String stage) {
    return SecretsException.notFound(
        "Secrets Manager can't find the specified secret value for "
            + id.map(it -> "VersionId: " + it).orElse("staging label: " + stage));
  }

  private ObjectNode describe(Fields request) {
    return description(store.find(request.requiredText("SecretId")), "VersionIdsToStages");
  }

  private ObjectNode list(Fields request) {
    request.refuse("Filters", "NextToken");
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode secrets = answer.putArray("SecretList");
    store.all().forEach(it -> secrets.add(description(it, "SecretVersionsToStages")));
    return answer;
  }

  private static ObjectNode description(Secret secret, String versionsName) {
    ObjectNode answer =
        reference(secret)
            .put("Description", secret.description())
            .put("CreatedDate", seconds(secret.createdAt()));
    Map<Stage, Version> versions = secret.versions().now();
    ObjectNode stages = answer.putObject(versionsName);
    versions.forEach((stage, version) -> stages.putArray(version.id()).add(stage.name()));
    Optional.ofNullable(versions.get(Stage.AWSCURRENT))
        .ifPresent(current -> answer.put("LastChangedDate", seconds(current.createdAt())));
    return answer;
  }

  private static ObjectNode reference(Secret secret) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ARN", secret.arn())
        .put("Name", secret.name());
  }

  private static BigDecimal seconds(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), 3);
  }
}
