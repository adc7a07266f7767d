package io.trackway.protocol;

import io.trackway.request.Admission;
import io.trackway.request.Answer;
import io.trackway.request.Outcome;
import io.trackway.request.Refusal;

/**
 * How trackers are told what became of a request.
 *
 * <p>They do not look into answers, and send again whatever is answered neither with 2xx nor with
 * 400, 401, 403, 410 or 422, for as long as it takes. So nothing that is lost by being sent again
 * may be answered with another status.
 */
final class SnowplowAnswers {

  private static final int UNPROCESSABLE = 422;

  private SnowplowAnswers() {}

  static Answer of(Outcome outcome, SnowplowVisitor visitor, boolean pixel) {
    Answer told = told(outcome);
    Answer answer = pixel ? Pixel.instead(told) : told;
    return outcome instanceof Outcome.Refused
        ? answer
        : visitor.cookie().map(answer::withCookie).orElse(answer);
  }

  private static Answer told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Stored(Admission admission) ->
          Answer.of(
              200,
              admission.rejected().isEmpty()
                  ? Answer.Body.plain("ok")
                  : AnswerJson.object(json -> AnswerJson.write(json, admission)));
      case Outcome.Refused(Refusal refusal) -> {
        Answer plain = NativeAnswers.of(outcome);
        yield new Answer(status(refusal), plain.headers(), plain.cookies(), plain.body());
      }
      case Outcome.NotStored _ -> NativeAnswers.of(outcome);
      case Outcome.Limited _ -> NativeAnswers.of(outcome);
      case Outcome.Recognized() -> NativeAnswers.of(outcome);
      case Outcome.Page() -> NativeAnswers.of(outcome);
    };
  }

  private static int status(Refusal refusal) {
    return switch (refusal.code()) {
      case REQUEST_TOO_LARGE, TOO_MANY_EVENTS, UNSUPPORTED_ENCODING, UNSUPPORTED_CHARSET ->
          UNPROCESSABLE;
      case EMPTY_BODY,
          INVALID_JSON,
          INVALID_FIELD,
          INVALID_ENCODING,
          UNAUTHORIZED,
          KEY_DISABLED,
          NOT_FOUND,
          METHOD_NOT_ALLOWED ->
          refusal.code().status();
    };
  }
}
