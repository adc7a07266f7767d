package io.trackway.local.kinesis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tags of a stream. */
final class TagOperations {
  private final StreamStore store;

  TagOperations(StreamStore store) {
    this.store = store;
  }

  Map<String, Operation> byName() {
    return Map.of(
        "AddTagsToStream", this::add,
        "RemoveTagsFromStream", this::remove,
        "ListTagsForStream", request -> Optional.of(list(request)));
  }

  static Map<String, String> checked(Map<String, String> tags) {
    if (tags.size() > Limits.TAGS_PER_STREAM_MAX) {
      throw KinesisException.invalidArgument(
          "A stream has at most " + Limits.TAGS_PER_STREAM_MAX + " tags.");
    }
    tags.forEach(
        (key, value) -> {
          if (key.isEmpty()
              || key.length() > Limits.TAG_KEY_CHARACTERS_MAX
              || value.length() > Limits.TAG_VALUE_CHARACTERS_MAX) {
            throw KinesisException.invalidArgument("A tag is too long or has no key: " + key);
          }
        });
    return tags;
  }

  private Optional<ObjectNode> add(RequestFields request) {
    Map<String, String> added = request.textMap("Tags").orElseThrow(() -> request.missing("Tags"));
    StreamReference.find(store, request)
        .change(
            settings -> {
              Map<String, String> tags = new HashMap<>(settings.tags());
              tags.putAll(added);
              return settings.withTags(checked(tags));
            });
    return Optional.empty();
  }

  private Optional<ObjectNode> remove(RequestFields request) {
    List<String> removed = request.requiredTexts("TagKeys");
    StreamReference.find(store, request)
        .change(
            settings -> {
              Map<String, String> tags = new HashMap<>(settings.tags());
              tags.keySet().removeAll(removed);
              return settings.withTags(tags);
            });
    return Optional.empty();
  }

  private ObjectNode list(RequestFields request) {
    Stream stream = StreamReference.find(store, request);
    int limit =
        request.integer("Limit", 1, Limits.TAGS_PER_STREAM_MAX).orElse(Limits.TAGS_PER_STREAM_MAX);
    var rest =
        stream
            .settings()
            .sortedTags()
            .tailMap(request.text("ExclusiveStartTagKey").orElse(""), false);
    ObjectNode answer = Operation.structure().put("HasMoreTags", rest.size() > limit);
    ArrayNode tags = answer.putArray("Tags");
    rest.entrySet().stream()
        .limit(limit)
        .forEach(tag -> tags.addObject().put("Key", tag.getKey()).put("Value", tag.getValue()));
    return answer;
  }
}
