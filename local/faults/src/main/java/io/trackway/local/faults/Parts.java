package io.trackway.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.local.kinesis.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A call that is a batch, each part of which may fail alone. */
final class Parts {

  private static final int OK = 200;

  private static final Map<String, Form> FORMS =
      Map.of(
          "PutRecords", new Form("Records", "Records", PartFailure.ENTRY),
          "BatchExecuteStatement", new Form("Statements", "Responses", PartFailure.STATEMENT));

  private final HttpMessage request;
  private final WireFormat format;
  private final Form form;
  private final ObjectNode body;

  /**
   * Where an operation has its parts.
   *
   * @param asked the request's member with the parts
   * @param answered the answer's member with their results, in the same order
   */
  private record Form(String asked, String answered, PartFailure failure) {}

  private Parts(HttpMessage request, WireFormat format, Form form, ObjectNode body) {
    this.request = request;
    this.format = format;
    this.form = form;
    this.body = body;
  }

  static boolean has(String operation) {
    return FORMS.containsKey(operation);
  }

  /** The parts of a call of an operation that has some. */
  static Parts of(HttpMessage request) {
    Form form = FORMS.get(request.operation());
    if (form == null) {
      throw new IllegalArgumentException(request.operation() + " has no parts");
    }
    String contentType = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    WireFormat format = WireFormat.ofContentType(contentType).orElse(WireFormat.JSON);
    return new Parts(request, format, form, format.read(request.body()));
  }

  /** About half of the parts, one at least. */
  List<Integer> some(RandomGenerator random) {
    int size = body.path(form.asked()).size();
    List<Integer> chosen = new ArrayList<>();
    for (int index = 0; index < size; index++) {
      if (random.nextBoolean()) {
        chosen.add(index);
      }
    }
    return chosen.isEmpty() ? List.of(random.nextInt(size)) : chosen;
  }

  /** Only the others reach the service; these are reported as failed. */
  HttpMessage refuse(List<Integer> refused, Interference.Passage passage, RandomGenerator random)
      throws IOException {
    ObjectNode rest = body.deepCopy();
    ArrayNode left = rest.putArray(form.asked());
    for (int index = 0; index < size(); index++) {
      if (!refused.contains(index)) {
        left.add(body.path(form.asked()).get(index));
      }
    }
    if (left.isEmpty()) {
      String contentType = request.header("Content-Type").orElse("");
      HttpMessage empty = HttpMessage.answer("200 OK", contentType, new byte[0]);
      return answer(empty, body.objectNode(), body.arrayNode(), refused, random);
    }
    HttpMessage answer = passage.forward(request.withBody(format.write(rest)));
    if (answer.status() != OK) {
      return answer;
    }
    ObjectNode done = format.read(answer.body());
    return answer(answer, done, done.withArray(form.answered()), refused, random);
  }

  /** All reach the service; these are reported as failed nonetheless. */
  HttpMessage deny(List<Integer> denied, Interference.Passage passage, RandomGenerator random)
      throws IOException {
    HttpMessage answer = passage.forward(request);
    if (answer.status() != OK) {
      return answer;
    }
    ObjectNode done = format.read(answer.body());
    ArrayNode others = body.arrayNode();
    for (int index = 0; index < size(); index++) {
      if (!denied.contains(index)) {
        others.add(done.path(form.answered()).get(index));
      }
    }
    return answer(answer, done, others, denied, random);
  }

  private int size() {
    return body.path(form.asked()).size();
  }

  /** The results of the failed parts among those of the others, in the order of the request. */
  private HttpMessage answer(
      HttpMessage head,
      ObjectNode answer,
      ArrayNode others,
      List<Integer> failed,
      RandomGenerator random) {
    ArrayNode results = body.arrayNode();
    Iterator<JsonNode> next = others.iterator();
    for (int index = 0; index < size(); index++) {
      results.add(failed.contains(index) ? form.failure().result(random) : next.next());
    }
    answer.set(form.answered(), results);
    form.failure().count(answer);
    return head.withBody(format.write(answer));
  }
}
