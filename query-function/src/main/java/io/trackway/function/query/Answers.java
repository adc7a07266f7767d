package io.trackway.function.query;

import io.trackway.live.FunnelReport;
import io.trackway.live.LivePlan;
import io.trackway.live.Profile;
import io.trackway.live.Profiles;
import io.trackway.live.SegmentReport;
import io.trackway.request.Answer;
import io.trackway.request.JsonAnswer;
import io.trackway.request.Refusal;
import java.time.Instant;
import java.util.function.Function;

/** Answers questions from live state. */
record Answers(LivePlan plan, Profiles profiles) {

  /**
   * The answer.
   *
   * @throws RuntimeException where live state cannot be reached
   */
  Answer to(Question question, Instant now) {
    return switch (question) {
      case Question.User(String id) ->
          user(id, now, profile -> json -> ProfileJson.write(profile, id, plan, json));
      case Question.UserEvents(String id) ->
          user(id, now, profile -> json -> ProfileJson.writeEvents(profile, id, json));
      case Question.Funnels() -> {
        var funnels = profiles.funnels();
        yield JsonAnswer.of(
            200,
            json -> {
              json.writeArrayFieldStart("funnels");
              for (FunnelReport funnel : funnels) {
                json.writeStartObject();
                FunnelJson.write(funnel, json);
                json.writeEndObject();
              }
              json.writeEndArray();
            });
      }
      case Question.OneFunnel(String name) ->
          profiles
              .funnel(name)
              .map(
                  funnel ->
                      JsonAnswer.of(
                          200,
                          json -> {
                            FunnelJson.write(funnel, json);
                            FunnelJson.writeDays(funnel, json);
                          }))
              .orElseGet(() -> notFound("no funnel of this name is declared in funnels.yaml"));
      case Question.Segments() -> {
        var segments = profiles.segments();
        yield JsonAnswer.of(
            200,
            json -> {
              json.writeArrayFieldStart("segments");
              for (SegmentReport segment : segments) {
                json.writeStartObject();
                SegmentJson.write(segment, json);
                json.writeEndObject();
              }
              json.writeEndArray();
            });
      }
      case Question.OneSegment(String name, String after, int limit) ->
          profiles
              .segment(name, after, limit)
              .map(
                  segment ->
                      JsonAnswer.of(
                          200,
                          json -> {
                            SegmentJson.write(segment, json);
                            SegmentJson.writeMembers(segment, json);
                          }))
              .orElseGet(() -> notFound("no segment of this name is declared in funnels.yaml"));
      case Question.Stats(int hours) -> {
        var traffic = profiles.traffic(now, hours);
        yield JsonAnswer.of(200, json -> TrafficJson.write(traffic, json));
      }
    };
  }

  private Answer user(String id, Instant now, Function<Profile, JsonAnswer.Fields> fields) {
    return profiles
        .find(id, now)
        .map(profile -> JsonAnswer.of(200, fields.apply(profile)))
        .orElseGet(() -> notFound("nobody is known by this id, or the first event is on its way"));
  }

  private static Answer notFound(String message) {
    return JsonAnswer.refused(Refusal.Code.NOT_FOUND, message);
  }
}
