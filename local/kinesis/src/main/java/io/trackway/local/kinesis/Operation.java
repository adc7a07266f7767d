package io.trackway.local.kinesis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** One action of the API: reads a request and answers with a structure, or with nothing. */
@FunctionalInterface
interface Operation {
  Optional<ObjectNode> answer(RequestFields request);

  static ObjectNode structure() {
    return JsonNodeFactory.instance.objectNode();
  }
}
