package io.trackway.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.enrich.UserAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import ua_parser.Client;
import ua_parser.Parser;

/** The library's own reader, which looks at every rule and has no bounds, finds the same. */
class RulesAgreementTest {

  private static final Parser LIBRARY = new Parser();
  private static final Rules RULES = Rules.packaged();
  private static final RuledUserAgents AGENTS = RuledUserAgents.load();

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9 ]{2,}");

  /** The words of all expressions, which are the ones that agents are told by. */
  private static final List<String> WORDS =
      Stream.of(RULES.browsers(), RULES.systems(), RULES.devices())
          .flatMap(List::stream)
          .flatMap(rule -> words(rule.expression().pattern()))
          .distinct()
          .toList();

  @Property(tries = 1_000)
  void read_findsWhatTheLibraryFinds(@ForAll("agents") String text) {
    Client expected = LIBRARY.parse(text);
    UserAgent read = AGENTS.read(text);

    assertThat(read.browser().name()).isEqualTo(name(expected.userAgent.family));
    assertThat(read.browser().version())
        .isEqualTo(version(expected.userAgent.major, expected.userAgent.minor));
    assertThat(read.os().name()).isEqualTo(name(expected.os.family));
    assertThat(read.os().version()).isEqualTo(version(expected.os.major, expected.os.minor));
    assertThat(read.bot()).isEqualTo(expected.device.family.equals("Spider"));
  }

  /** A rule that is passed over would not have matched. */
  @Property(tries = 300)
  void rules_arePassedOver_onlyWhereTheyDoNotMatch(@ForAll("agents") String text) {
    List<String> missed = new ArrayList<>();
    AgentText agent = AgentText.of(text, Integer.MAX_VALUE);
    Stream.of(RULES.browsers(), RULES.systems(), RULES.devices())
        .flatMap(List::stream)
        .filter(rule -> rule.match(agent).isEmpty() && rule.expression().matcher(text).find())
        .forEach(rule -> missed.add(rule.expression().pattern()));

    assertThat(missed).isEmpty();
  }

  @Provide
  Arbitrary<String> agents() {
    Arbitrary<String> separators =
        Arbitraries.of("/", " ", "; ", " (", ") ", "/1.2 ", " 3_4 ", "-", "/7.0.1; ", " Build/");
    Arbitrary<String> starts =
        Arbitraries.of(
            "",
            "Mozilla/5.0 (",
            "Mozilla/5.0 (Linux; Android 10; ",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ",
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 ");
    return starts.flatMap(
        start ->
            Arbitraries.of(WORDS)
                .flatMap(word -> separators.map(separator -> Tuple.of(word, separator)))
                .list()
                .ofMaxSize(5)
                .map(
                    parts -> {
                      StringBuilder text = new StringBuilder(start);
                      parts.forEach(part -> text.append(part.get1()).append(part.get2()));
                      return text.toString();
                    }));
  }

  private static Stream<String> words(String expression) {
    Matcher words = WORD.matcher(expression.replaceAll("\\\\[a-z]|\\{[0-9,]+}", "."));
    return words.results().map(word -> word.group());
  }

  private static @Nullable String name(String family) {
    return family.equals("Other") ? null : family.strip();
  }

  private static @Nullable String version(@Nullable String major, @Nullable String minor) {
    return major == null
        ? null
        : Stream.of(major, minor)
            .filter(Objects::nonNull)
            .reduce((a, b) -> a + "." + b)
            .orElseThrow();
  }
}
