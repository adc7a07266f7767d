package io.trackway.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of the ua-parser project.
 *
 * <p>Its file is YAML of three lists of flat objects with quoted texts, a field on each line; a
 * reader for that takes a fifth of the time of one for all of YAML. Anything else in the file is an
 * error.
 *
 * @see <a href="https://github.com/ua-parser/uap-core/blob/master/docs/specification.md">what the
 *     rules mean</a>
 */
record Rules(List<Rule> browsers, List<Rule> systems, List<Rule> devices) {

  private static final String FILE = "/ua_parser/regexes.yaml";

  private static final Pattern LIST = Pattern.compile("([a-z_]+):");
  private static final Pattern FIELD =
      Pattern.compile(" {2}(- | {2})([a-z0-9_]+): (?:'([^']*)'|\"([^\"\\\\]*)\") *");
  private static final Pattern NOTHING = Pattern.compile(" *(#.*)?");

  /** The rules that come with the library. */
  static Rules packaged() {
    try (InputStream file = Rules.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not in the package");
      }
      return read(new BufferedReader(new InputStreamReader(file, UTF_8)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Rules read(BufferedReader file) throws IOException {
    Map<String, List<Map<String, String>>> lists = new HashMap<>();
    List<Map<String, String>> list = new ArrayList<>();
    for (String line = file.readLine(); line != null; line = file.readLine()) {
      Matcher field = FIELD.matcher(line);
      Matcher name = LIST.matcher(line);
      if (field.matches()) {
        add(field, list);
      } else if (name.matches()) {
        list = new ArrayList<>();
        lists.put(name.group(1), list);
      } else if (!NOTHING.matcher(line).matches()) {
        throw new IllegalStateException("line of another form: " + line);
      }
    }
    return new Rules(
        rules("user_agent_parsers", lists),
        rules("os_parsers", lists),
        rules("device_parsers", lists));
  }

  private static void add(Matcher field, List<Map<String, String>> list) {
    if (field.group(1).startsWith("-")) {
      list.add(new HashMap<>());
    }
    String single = field.group(3);
    list.getLast().put(field.group(2), single == null ? field.group(4) : single);
  }

  private static List<Rule> rules(String name, Map<String, List<Map<String, String>>> lists) {
    return lists.getOrDefault(name, List.of()).stream().map(Rules::rule).toList();
  }

  private static Rule rule(Map<String, String> fields) {
    String expression = fields.remove("regex");
    String flag = fields.remove("regex_flag");
    if (expression == null) {
      throw new IllegalStateException("rule without regex: " + fields);
    }
    return Rule.of(
        Pattern.compile(expression, "i".equals(flag) ? Pattern.CASE_INSENSITIVE : 0),
        Map.copyOf(fields));
  }
}
