package io.trackway.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.local.template.PasswordRules.Form.Alone;
import io.trackway.local.template.PasswordRules.Form.InDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * How a secret's first value is made up, as CloudFormation's {@code GenerateSecretString} says it.
 *
 * @param alphabets the kinds of characters, none of which is empty
 * @param oneOfEach whether each kind has to be in it
 */
public record PasswordRules(int characters, List<String> alphabets, boolean oneOfEach, Form form) {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String LOWER_CASE = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER_CASE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final int CHARACTERS_DEFAULT = 32;
  private static final int CHARACTERS_MAX = 4_096;

  /** What the password is the value of. */
  sealed interface Form {

    /** It is the whole value. */
    record Alone() implements Form {}

    /** It is a field of a JSON document. */
    record InDocument(String template, String field) implements Form {}
  }

  public PasswordRules {
    alphabets = List.copyOf(alphabets);
    if (alphabets.isEmpty() || characters < alphabets.size() || characters > CHARACTERS_MAX) {
      throw new IllegalArgumentException(
          "a password has some kind of character, one of each kind, and at most " + CHARACTERS_MAX);
    }
  }

  static PasswordRules read(Section section) {
    String excluded = section.text("ExcludeCharacters").orElse("");
    List<String> alphabets = new ArrayList<>();
    add(alphabets, section, "ExcludeLowercase", LOWER_CASE, excluded);
    add(alphabets, section, "ExcludeUppercase", UPPER_CASE, excluded);
    add(alphabets, section, "ExcludeNumbers", DIGITS, excluded);
    add(alphabets, section, "ExcludePunctuation", PUNCTUATION, excluded);
    if (section.flag("IncludeSpace").orElse(false)) {
      alphabets.add(" ");
    }
    return new PasswordRules(
        section.whole("PasswordLength").orElse(CHARACTERS_DEFAULT),
        alphabets,
        section.flag("RequireEachIncludedType").orElse(true),
        form(section));
  }

  private static void add(
      List<String> alphabets, Section section, String flag, String all, String excluded) {
    StringBuilder left = new StringBuilder();
    all.chars().filter(it -> excluded.indexOf(it) < 0).forEach(left::appendCodePoint);
    if (!section.flag(flag).orElse(false) && !left.isEmpty()) {
      alphabets.add(left.toString());
    }
  }

  private static Form form(Section section) {
    Optional<String> template = section.text("SecretStringTemplate");
    Optional<String> field = section.text("GenerateStringKey");
    if (template.isPresent() != field.isPresent()) {
      throw new TemplateException(
          section.path(), "needs both SecretStringTemplate and GenerateStringKey, or neither");
    }
    if (template.isEmpty()) {
      return new Alone();
    }
    InDocument form = new InDocument(template.get(), field.orElseThrow());
    try {
      filled(form, "");
    } catch (IllegalArgumentException malformed) {
      throw new TemplateException(section.at("SecretStringTemplate"), "must be a JSON object");
    }
    return form;
  }

  /** Makes one up. */
  String generate(RandomGenerator random) {
    List<Character> password = new ArrayList<>();
    if (oneOfEach) {
      alphabets.forEach(it -> password.add(oneOf(it, random)));
    }
    String all = String.join("", alphabets);
    while (password.size() < characters) {
      password.add(oneOf(all, random));
    }
    Collections.shuffle(password, Random.from(random));
    StringBuilder text = new StringBuilder();
    password.forEach(text::append);
    return switch (form) {
      case Alone() -> text.toString();
      case InDocument document -> filled(document, text.toString());
    };
  }

  private static String filled(InDocument form, String password) {
    try {
      if (JSON.readTree(form.template()) instanceof ObjectNode object) {
        return JSON.writeValueAsString(object.put(form.field(), password));
      }
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(malformed);
    }
    throw new IllegalArgumentException("no object");
  }

  private static char oneOf(String alphabet, RandomGenerator random) {
    return alphabet.charAt(random.nextInt(alphabet.length()));
  }
}
