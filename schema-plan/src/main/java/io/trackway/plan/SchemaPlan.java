package io.trackway.plan;

import io.trackway.event.Action;
import io.trackway.event.Event;
import io.trackway.event.EventType;
import io.trackway.event.Limits;
import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.event.Source;
import io.trackway.event.StorableText;
import io.trackway.event.Violation;
import io.trackway.plan.Effort.EndlessException;
import io.trackway.process.TrackingPlan;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tracking plan of JSON Schemas, each for the properties of the events of one name. */
public final class SchemaPlan implements TrackingPlan {

  private final SourceRules rules;
  private final Map<String, String> files;
  private final SchemaSet schemas;

  /**
   * A plan.
   *
   * @param files the file of each event name
   * @param schemas has all of these
   */
  SchemaPlan(SourceRules rules, Map<String, String> files, SchemaSet schemas) {
    this.rules = rules;
    this.files = Map.copyOf(files);
    this.schemas = schemas;
  }

  @Override
  public Judgement judge(Event event) {
    SourceRule rule = rule(event.key().source());
    return switch (find(event)) {
      case Finding.Conforming() -> new Judgement.Conforms();
      case Finding.Violating(List<Violation> violations, int more) ->
          judgement(rule.violations(), RejectionCode.PLAN_VIOLATION, violations, more);
      case Finding.Unknown(Violation violation) ->
          judgement(rule.unknownEvents(), RejectionCode.UNKNOWN_EVENT, List.of(violation), 0);
    };
  }

  private static Judgement judgement(
      Handling handling, RejectionCode code, List<Violation> violations, int more) {
    return switch (handling) {
      case ALLOW -> new Judgement.Conforms();
      case FLAG -> new Judgement.Flagged(violations);
      case REJECT ->
          new Judgement.Refused(new RejectionReason(code, RefusalText.of(violations, more)));
    };
  }

  /** The rule for a source's events. */
  public SourceRule rule(Source source) {
    return rules.of(source);
  }

  /** How many schemas it has. */
  public int size() {
    return files.size();
  }

  /** In how far an event is as planned, whatever its source. */
  public Finding find(Event event) {
    @Nullable String file = file(event.action());
    if (file == null) {
      return new Finding.Unknown(
          new Violation(RuleFile.NAME, "", "no schema is for an event of this name"));
    }
    List<PathMessage> found = found(file, event.details().properties().text());
    if (found.isEmpty()) {
      return new Finding.Conforming();
    }
    int kept = Math.min(found.size(), Limits.VIOLATIONS_MAX);
    return new Finding.Violating(
        found.stream().limit(kept).map(one -> violation(file, one)).toList(), found.size() - kept);
  }

  /** A page or a screen may go by its type, as its names are many. */
  private @Nullable String file(Action action) {
    @Nullable String file = files.get(action.name());
    return file == null && action.type() != EventType.TRACK
        ? files.get(action.type().text())
        : file;
  }

  private List<PathMessage> found(String file, String properties) {
    try {
      return schemas.check(file, JsonTreeReader.read(properties));
    } catch (EndlessException endless) {
      return List.of(new PathMessage("", String.valueOf(endless.getMessage())));
    } catch (IOException unreadable) {
      // Ingest lets no such event through; but a record may have been written by something else.
      return List.of(new PathMessage("", "cannot be read as the JSON that a schema is about"));
    }
  }

  private static Violation violation(String file, PathMessage found) {
    return new Violation(bounded(file), bounded(found.path()), bounded(found.message()));
  }

  private static String bounded(String text) {
    return StorableText.cut(StorableText.of(text), Limits.VIOLATION_CHARACTERS_MAX);
  }
}
