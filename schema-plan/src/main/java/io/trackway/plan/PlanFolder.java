package io.trackway.plan;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plan as a folder: {@code plan.json} with the rules, a {@code NAME.schema.json} for each event,
 * and any other JSON files as schemas to refer to.
 */
public final class PlanFolder {

  /** Files of one plan. */
  static final int FILES_MAX = 2_000;

  /** One file. */
  static final int FILE_BYTES_MAX = 1024 * 1024;

  private static final String JSON = ".json";

  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, JsonTree> schemas = new LinkedHashMap<>();
  private SourceRules rules = SourceRules.NONE;

  private PlanFolder() {}

  /**
   * Reads all of it, and uses each schema once. Without a plan nothing else is loaded.
   *
   * @throws IOException where the folder is there and cannot be read
   */
  public static PlanReading read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return new PlanReading.Absent();
    }
    List<Path> entries = entries(folder);
    return entries.stream().anyMatch(PlanFolder::isPart)
        ? new PlanFolder().read(entries)
        : new PlanReading.Absent();
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !name(entry).startsWith("."))
          .sorted(Comparator.comparing(PlanFolder::name))
          .limit(FILES_MAX + 1L)
          .toList();
    }
  }

  /** Other files, such as a README.md, are none of ours. */
  private static boolean isPart(Path entry) {
    return Files.isDirectory(entry) || name(entry).endsWith(JSON);
  }

  private static String name(Path entry) {
    return entry.getFileName().toString();
  }

  private PlanReading read(List<Path> entries) throws IOException {
    if (entries.size() > FILES_MAX) {
      return new PlanReading.Faulty(
          List.of(new Problem(".", "the folder has more than " + FILES_MAX + " files")));
    }
    for (Path entry : entries) {
      if (Files.isDirectory(entry)) {
        problems.add(new Problem(name(entry), "is a folder; a plan has none"));
      } else if (name(entry).endsWith(JSON)) {
        tree(entry).ifPresent(tree -> take(name(entry), tree));
      }
    }
    SchemaSet set = new SchemaSet();
    schemas.forEach((file, schema) -> problems.addAll(set.add(file, schema)));
    problems.addAll(set.problems());
    Map<String, String> files = files();
    if (!problems.isEmpty()) {
      return new PlanReading.Faulty(problems);
    }
    files.values().forEach(set::warmUp);
    return new PlanReading.Sound(new SchemaPlan(rules, files, set));
  }

  private void take(String file, JsonTree tree) {
    if (file.equals(RuleFile.NAME)) {
      rules = new RuleFile(problems).read(tree);
    } else {
      schemas.put(file, tree);
    }
  }

  private Optional<JsonTree> tree(Path file) throws IOException {
    if (Files.size(file) > FILE_BYTES_MAX) {
      problems.add(new Problem(name(file), "has more than %,d bytes".formatted(FILE_BYTES_MAX)));
      return Optional.empty();
    }
    try {
      return Optional.of(JsonTreeReader.read(Files.readString(file)));
    } catch (JacksonException broken) {
      problems.add(new Problem(name(file), "is not JSON: " + broken.getOriginalMessage()));
    } catch (CharacterCodingException notText) {
      problems.add(new Problem(name(file), "is not UTF-8"));
    }
    return Optional.empty();
  }

  /** The file of each event name. */
  private Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String file : schemas.keySet()) {
      if (EventFileName.is(file)) {
        try {
          String other = files.putIfAbsent(EventFileName.eventName(file), file);
          if (other != null) {
            problems.add(new Problem(file, "is for the same event as " + other));
          }
        } catch (EventFileName.UnusableException unusable) {
          problems.add(new Problem(file, String.valueOf(unusable.getMessage())));
        }
      }
    }
    return files;
  }
}
