package io.trackway.plan;

import io.trackway.event.Action;
import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.EventKey;
import io.trackway.event.EventType;
import io.trackway.event.JsonObject;
import io.trackway.event.Source;
import io.trackway.event.Violation;
import io.trackway.testing.SampleEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder that a test fills, and what its plan says. */
record Plans(Path folder) {

  /** The plan in the documentation. */
  static final Plans EXAMPLE =
      new Plans(Path.of(System.getProperty("trackway.root"), "docs/tracking-plan-example"));

  Plans file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return this;
  }

  /** A schema for events called {@code e}. */
  Plans schema(String text) throws IOException {
    return file("e.schema.json", text);
  }

  PlanReading read() throws IOException {
    return PlanFolder.read(folder);
  }

  SchemaPlan sound() throws IOException {
    return switch (read()) {
      case PlanReading.Sound(SchemaPlan plan) -> plan;
      case PlanReading.Absent() -> throw new AssertionError("no plan");
      case PlanReading.Faulty faulty -> throw new AssertionError(faulty.text());
    };
  }

  /** All that is wrong with the plan. */
  String faults() throws IOException {
    return switch (read()) {
      case PlanReading.Sound _ -> "";
      case PlanReading.Absent() -> "absent";
      case PlanReading.Faulty faulty -> faulty.text();
    };
  }

  /** What its schema says of an {@code e} with these properties: a path and a message each. */
  List<String> check(String properties) throws IOException {
    return lines(sound().find(event("e", properties)));
  }

  static List<String> lines(Finding finding) {
    return switch (finding) {
      case Finding.Conforming() -> List.of();
      case Finding.Violating(List<Violation> violations, int more) -> {
        if (more > 0) {
          throw new AssertionError(more + " more");
        }
        yield violations.stream()
            .map(violation -> (violation.path() + " " + violation.message()).strip())
            .toList();
      }
      case Finding.Unknown(Violation violation) -> List.of(violation.message());
    };
  }

  static Event event(String name, String properties) {
    return event(SampleEvents.WEB, EventType.TRACK, name, properties);
  }

  static Event event(Source source, EventType type, String name, String properties) {
    Event sample = SampleEvents.event("id-1");
    return new Event(
        new EventKey(source, "id-1"),
        new Action(type, name),
        sample.identity(),
        sample.times(),
        new Details(new JsonObject(properties), JsonObject.EMPTY));
  }
}
