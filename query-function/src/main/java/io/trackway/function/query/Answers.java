package io.trackway.function.query;

import io.trackway.live.FunnelReport;
import io.trackway.live.LivePlan;
import io.trackway.live.Profile;
import io.trackway.live.Profiles;
import io.trackway.live.SegmentReport;
import io.trackway.live.TrafficReport;
import io.trackway.request.Answer;
import io.trackway.request.JsonAnswer;
import io.trackway.request.Refusal;
import java.time.Instant;
import java.util.List;
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
      case Question.Funnels() -> funnels();
      case Question.OneFunnel(String name) -> funnel(name);
      case Question.Segments() -> segments();
      case Question.OneSegment(String name, String after, int limit) -> segment(name, after, limit);
      case Question.Stats(int hours) -> {
        TrafficReport traffic = profiles.traffic(now, hours);
        yield JsonAnswer.of(200, json -> TrafficJson.write(traffic, json));
      }
    };
  }

  private Answer funnels() {
    List<FunnelReport> funnels = profiles.funnels();
    return JsonAnswer.of(
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

  private Answer funnel(String name) {
    return profiles
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
  }

  private Answer segments() {
    List<SegmentReport> segments = profiles.segments();
    return JsonAnswer.of(
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

  private Answer segment(String name, String after, int limit) {
    return profiles
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
