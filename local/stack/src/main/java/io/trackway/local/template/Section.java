package io.trackway.local.template;

import io.trackway.local.template.Value.Fields;
import io.trackway.local.template.Value.Items;
import io.trackway.local.template.Value.Nothing;
import io.trackway.local.template.Value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A mapping of the template that is read key by key, and may hold no key that nobody reads. */
final class Section {

  private final String path;
  private final Map<String, Value> fields;
  private final Resolver resolver;
  private final Set<String> known = new LinkedHashSet<>();

  Section(String path, Map<String, Value> fields, Resolver resolver) {
    this.path = path;
    this.fields = fields;
    this.resolver = resolver;
  }

  String path() {
    return path;
  }

  /**
   * Everything that the reader makes of it; a key that it left, or a value it refused, is an error.
   */
  <T> T read(Function<Section, T> reader) {
    T result;
    try {
      result = reader.apply(this);
    } catch (IllegalArgumentException refused) {
      throw new TemplateException(path, "cannot be used: " + refused.getMessage());
    }
    for (String key : fields.keySet()) {
      if (!known.contains(key)) {
        throw new TemplateException(path + "." + key, "is not understood by the local run");
      }
    }
    return result;
  }

  /** Keys that have no meaning on one machine. */
  void ignore(String... keys) {
    known.addAll(Set.of(keys));
  }

  Set<String> keys() {
    return fields.keySet();
  }

  Optional<Value> value(String key) {
    Optional<Value> raw = raw(key);
    return raw.map(it -> resolver.resolve(it, at(key))).filter(it -> !(it instanceof Nothing));
  }

  Optional<String> text(String key) {
    return value(key).map(it -> Resolver.text(it, at(key)));
  }

  String requiredText(String key) {
    return required(key, text(key));
  }

  Optional<Integer> whole(String key) {
    return text(key)
        .map(
            it -> {
              try {
                return Integer.valueOf(it);
              } catch (NumberFormatException malformed) {
                throw new TemplateException(at(key), "must be a whole number, not " + it);
              }
            });
  }

  int requiredWhole(String key) {
    return required(key, whole(key));
  }

  Optional<Boolean> flag(String key) {
    return text(key)
        .map(
            it ->
                switch (it) {
                  case "true" -> true;
                  case "false" -> false;
                  default ->
                      throw new TemplateException(at(key), "must be true or false, not " + it);
                });
  }

  /** Empty where it is absent. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    Value list = value(key).orElse(new Items(List.of()));
    Resolver.items(list, at(key)).forEach(it -> texts.add(Resolver.text(it, at(key))));
    return texts;
  }

  /** Texts by name; empty where it is absent. */
  Map<String, String> textsByName(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    section(key)
        .ifPresent(
            it ->
                it.keys().forEach(name -> it.text(name).ifPresent(text -> texts.put(name, text))));
    return texts;
  }

  Optional<Section> section(String key) {
    return raw(key)
        .map(it -> resolver.shallow(it, at(key)))
        .filter(it -> !(it instanceof Nothing))
        .map(it -> of(at(key), it));
  }

  Section requiredSection(String key) {
    return required(key, section(key));
  }

  /** Each of a mapping's entries as a section; empty where the mapping is absent. */
  Map<String, Section> sectionsByName(String key) {
    Map<String, Section> sections = new LinkedHashMap<>();
    section(key)
        .ifPresent(
            it -> it.keys().forEach(n -> it.section(n).ifPresent(found -> sections.put(n, found))));
    return sections;
  }

  /** Each of a list's items as a section; empty where the list is absent. */
  List<Section> sections(String key) {
    List<Section> sections = new ArrayList<>();
    List<Value> items =
        raw(key)
            .map(it -> resolver.shallow(it, at(key)))
            .map(it -> Resolver.items(it, at(key)))
            .orElse(List.of());
    for (int i = 0; i < items.size(); i++) {
      String itemPath = at(key) + "[" + i + "]";
      Value item = resolver.shallow(items.get(i), itemPath);
      if (!(item instanceof Nothing)) {
        sections.add(of(itemPath, item));
      }
    }
    return sections;
  }

  private Section of(String sectionPath, Value value) {
    return switch (value) {
      case Fields it -> new Section(sectionPath, it.fields(), resolver);
      case Text _, Items _, Nothing _ ->
          throw new TemplateException(sectionPath, "must be a mapping");
    };
  }

  Optional<Value> raw(String key) {
    known.add(key);
    return Optional.ofNullable(fields.get(key));
  }

  String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private <T> T required(String key, Optional<T> value) {
    return value.orElseThrow(() -> new TemplateException(at(key), "is missing"));
  }
}
