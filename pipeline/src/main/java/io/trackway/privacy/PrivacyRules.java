package io.trackway.privacy;

import io.trackway.event.Details;
import io.trackway.event.Event;
import io.trackway.event.Identity;
import io.trackway.event.JsonObject;
import io.trackway.process.Privacy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps of each event what the operator's rules leave: the same of the same event, every time. */
public final class PrivacyRules implements Privacy {

  /** Where addresses stand: as the endpoint saw it, and as a client tells it. */
  private static final List<FieldPath> ADDRESSES =
      List.of(
          new FieldPath(FieldPath.REQUEST, List.of("ip")),
          new FieldPath(FieldPath.CONTEXT, List.of("ip")));

  private final FieldRules userId;
  private final FieldRules anonymousId;
  private final FieldRules previousId;
  private final FieldRules groupId;
  private final FieldRules properties;
  private final FieldRules context;
  private final FieldRules request;

  private PrivacyRules(List<PathRule> rules) {
    this.userId = rules("user_id", rules);
    this.anonymousId = rules("anonymous_id", rules);
    this.previousId = rules("previous_id", rules);
    this.groupId = rules("group_id", rules);
    this.properties = rules(FieldPath.PROPERTIES, rules);
    this.context = rules(FieldPath.CONTEXT, rules);
    this.request = rules(FieldPath.REQUEST, rules);
  }

  private record PathRule(FieldPath path, FieldRules.Change change) {}

  /**
   * What an operator chose.
   *
   * @param dropped fields that are not kept
   * @param hashed fields that are kept as pseudonyms
   */
  public record Choice(AddressPolicy addresses, List<String> dropped, List<String> hashed) {

    public Choice {
      dropped = List.copyOf(dropped);
      hashed = List.copyOf(hashed);
    }

    /** The first text among the fields that names none; nothing where all do. */
    public Optional<String> problem() {
      return Stream.concat(dropped.stream(), hashed.stream())
          .filter(text -> FieldPath.of(text).isEmpty())
          .findFirst();
    }
  }

  /**
   * The rules of that choice; what is to be dropped is not hashed.
   *
   * @param hash for the hashed fields; there must be one where there are any
   * @throws IllegalArgumentException where a field is none, or there is no hash
   */
  public static Privacy of(Choice choice, Optional<FieldHash> hash) {
    List<PathRule> rules = new ArrayList<>();
    for (String field : choice.dropped()) {
      rules.add(new PathRule(path(field), _ -> Optional.empty()));
    }
    for (String field : choice.hashed()) {
      FieldHash present =
          hash.orElseThrow(() -> new IllegalArgumentException("hashed fields need a salt"));
      rules.add(new PathRule(path(field), text -> Optional.of(present.of(text))));
    }
    if (choice.addresses() != AddressPolicy.KEEP) {
      ADDRESSES.forEach(path -> rules.add(new PathRule(path, choice.addresses()::kept)));
    }
    return rules.isEmpty() ? Privacy.NONE : new PrivacyRules(rules);
  }

  @Override
  public Event kept(Event event) {
    Identity identity = event.identity();
    Details details = event.details();
    return new Event(
        event.key(),
        event.action(),
        new Identity(
            id(userId, identity.userId()),
            id(anonymousId, identity.anonymousId()),
            id(previousId, identity.previousId()),
            id(groupId, identity.groupId())),
        event.times(),
        new Details(
            object(properties, details.properties()),
            object(context, details.context()),
            object(request, details.request())));
  }

  private static @Nullable String id(FieldRules rules, @Nullable String id) {
    return id == null || rules.change().isEmpty() ? id : rules.change().get().of(id).orElse(null);
  }

  private static JsonObject object(FieldRules rules, JsonObject object) {
    return object.isEmpty() ? object : JsonEdit.apply(rules, object);
  }

  private static FieldRules rules(String root, List<PathRule> rules) {
    return FieldRules.of(
        rules.stream()
            .filter(rule -> rule.path().root().equals(root))
            .map(rule -> new FieldRules.Rule(rule.path().names(), rule.change()))
            .toList());
  }

  private static FieldPath path(String field) {
    return FieldPath.of(field)
        .orElseThrow(() -> new IllegalArgumentException("not a field of events: " + field));
  }
}
