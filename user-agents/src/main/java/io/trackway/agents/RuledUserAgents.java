package io.trackway.agents;

import io.trackway.enrich.DeviceClass;
import io.trackway.enrich.UserAgent;
import io.trackway.enrich.UserAgents;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Reads user agents by the rules of the ua-parser project. */
public final class RuledUserAgents implements UserAgents {

  /** How often one agent's characters are looked at; real ones take up to a fifth of it. */
  static final int LOOKS_MAX = 200_000;

  /** What the rules call the device of a bot. */
  private static final String BOT = "Spider";

  /** What they call a product where they know only that it is none of the others. */
  private static final String UNTOLD = "Other";

  /** The beginning of what the rules call brands that nothing is known of. */
  private static final String NO_BRAND = "Generic";

  private final Rules rules;

  private RuledUserAgents(Rules rules) {
    this.rules = rules;
  }

  /** With the rules that come with the library; they take some 100 ms to load. */
  public static RuledUserAgents load() {
    return new RuledUserAgents(Rules.packaged());
  }

  /** A text that takes too long is one of which nothing can be told. */
  @Override
  public UserAgent read(String text) {
    try {
      return read(AgentText.of(text, LOOKS_MAX));
    } catch (BoundedText.ExhaustedException costly) {
      return UserAgent.UNKNOWN;
    }
  }

  private UserAgent read(AgentText text) {
    UserAgent.Product browser =
        first(rules.browsers(), text, RuledUserAgents::browser).orElse(UserAgent.Product.UNKNOWN);
    UserAgent.Product system =
        first(rules.systems(), text, RuledUserAgents::system).orElse(UserAgent.Product.UNKNOWN);
    Family device = first(rules.devices(), text, RuledUserAgents::device).orElse(Family.UNKNOWN);
    if (BOT.equals(device.name())) {
      return new UserAgent(
          browser, system, new UserAgent.Device(DeviceClass.BOT, null, null), true);
    }
    DeviceClass type = DeviceClasses.of(text.bounded().toString(), system.name(), device.name());
    return new UserAgent(
        browser, system, new UserAgent.Device(type, device.brand(), device.model()), false);
  }

  /** A device as the rules know it. */
  record Family(@Nullable String name, @Nullable String brand, @Nullable String model) {
    static final Family UNKNOWN = new Family(null, null, null);
  }

  /** The first rule that is about the text, and has a name for what it finds. */
  private static <T> Optional<T> first(
      List<Rule> rules, AgentText text, BiFunction<Rule, Matcher, Optional<T>> reading) {
    for (Rule rule : rules) {
      Optional<Matcher> match = rule.match(text);
      if (match.isPresent()) {
        Optional<T> read = reading.apply(rule, match.get());
        if (read.isPresent()) {
          return read;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<UserAgent.Product> browser(Rule rule, Matcher matcher) {
    return product(
        rule.text("family_replacement", 1, matcher),
        rule.text("v1_replacement", 2, matcher),
        rule.text("v2_replacement", 3, matcher));
  }

  private static Optional<UserAgent.Product> system(Rule rule, Matcher matcher) {
    return product(
        rule.text("os_replacement", 1, matcher),
        rule.text("os_v1_replacement", 2, matcher),
        rule.text("os_v2_replacement", 3, matcher));
  }

  private static Optional<UserAgent.Product> product(
      @Nullable String name, @Nullable String major, @Nullable String minor) {
    if (name == null) {
      return Optional.empty();
    }
    if (name.equals(UNTOLD)) {
      return Optional.of(UserAgent.Product.UNKNOWN);
    }
    String version = minor == null ? major : major + "." + minor;
    return Optional.of(new UserAgent.Product(name, major == null ? null : version));
  }

  private static Optional<Family> device(Rule rule, Matcher matcher) {
    String name = rule.text("device_replacement", 1, matcher);
    if (name == null) {
      return Optional.empty();
    }
    String brand = rule.text("brand_replacement", Rule.NO_GROUP, matcher);
    return Optional.of(
        brand == null || brand.startsWith(NO_BRAND)
            ? new Family(name, null, null)
            : new Family(name, brand, rule.text("model_replacement", 1, matcher)));
  }
}
