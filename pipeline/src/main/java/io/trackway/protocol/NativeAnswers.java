package io.trackway.protocol;

import io.trackway.request.Admission;
import io.trackway.request.Answer;
import io.trackway.request.Outcome;
import io.trackway.request.Refusal;

/** How native clients are told what became of a request. */
final class NativeAnswers {

  private NativeAnswers() {}

  static Answer of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Stored(Admission admission) ->
          Answer.of(
              admission.accepted().isEmpty() ? 400 : 202,
              AnswerJson.object(json -> AnswerJson.write(json, admission)));
      case Outcome.NotStored _ ->
          RetryLater.notStored(
              error("not_stored", "events could not be stored; send the request again"));
      case Outcome.Limited limited ->
          RetryLater.limited(limited, error("rate_limited", RetryLater.message(limited)));
      case Outcome.Refused(Refusal refusal) ->
          Answer.of(refusal.code().status(), error(refusal.code().text(), refusal.message()));
      case Outcome.Recognized() -> Answer.of(200, AnswerJson.object(_ -> {}));
      case Outcome.Page() -> Answer.of(200, AnswerJson.object(_ -> {}));
    };
  }

  private static Answer.Body error(String code, String message) {
    return AnswerJson.object(
        json -> {
          json.writeObjectFieldStart("error");
          json.writeStringField("code", code);
          json.writeStringField("message", message);
          json.writeEndObject();
        });
  }
}
