package io.trackway.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trackway.event.RejectionReason;
import io.trackway.request.Admission;
import io.trackway.request.Answer;
import io.trackway.request.Outcome;
import io.trackway.request.Refusal;
import java.io.IOException;

/**
 * How Segment's clients are told what became of a request: always by a JSON object, without which
 * the Java client sends its batch again, with {@code code} and {@code message}, which the Python
 * client looks for in every failure.
 */
final class SegmentAnswers {

  private SegmentAnswers() {}

  static Answer of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Stored(Admission admission) ->
          admission.accepted().isEmpty() ? rejected(admission) : accepted(admission);
      case Outcome.NotStored _ ->
          RetryLater.notStored(
              failure("not_stored", "events could not be stored; send the request again"));
      case Outcome.Limited limited ->
          RetryLater.limited(limited, failure("rate_limited", RetryLater.message(limited)));
      case Outcome.Refused(Refusal refusal) ->
          Answer.of(refusal.code().status(), failure(refusal.code().text(), refusal.message()));
      case Outcome.Recognized(), Outcome.Page() ->
          Answer.of(200, AnswerJson.object(json -> json.writeBooleanField("success", true)));
    };
  }

  private static Answer accepted(Admission admission) {
    return Answer.of(
        200,
        AnswerJson.object(
            json -> {
              json.writeBooleanField("success", true);
              AnswerJson.write(json, admission);
            }));
  }

  /** The first reason stands for all of them. */
  private static Answer rejected(Admission admission) {
    RejectionReason first = admission.rejected().getFirst().rejection().reason();
    return Answer.of(
        400,
        AnswerJson.object(
            json -> {
              writeFailure(json, first.code().text(), first.message());
              AnswerJson.write(json, admission);
            }));
  }

  private static Answer.Body failure(String code, String message) {
    return AnswerJson.object(json -> writeFailure(json, code, message));
  }

  private static void writeFailure(JsonGenerator json, String code, String message)
      throws IOException {
    json.writeBooleanField("success", false);
    json.writeStringField("code", code);
    json.writeStringField("message", message);
  }
}
