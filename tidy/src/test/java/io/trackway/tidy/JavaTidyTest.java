package io.trackway.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.FormatterException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules that every Java file keeps. */
class JavaTidyTest {

  private static final Repository REPOSITORY =
      new Repository(Path.of(System.getProperty("trackway.root")));

  private static final List<SourceFile> FILES = REPOSITORY.javaFiles();

  /** Each file is parsed once. */
  private static final Map<SourceFile, JavaShape> SHAPES = new HashMap<>();

  @Test
  void files_areFormatted() throws FormatterException {
    List<SourceFile> unformatted = new ArrayList<>();
    for (SourceFile file : FILES) {
      if (!Format.formatted(file.text()).equals(file.text())) {
        unformatted.add(file);
      }
    }
    assertThat(unformatted).as("run `make format`").isEmpty();
  }

  @Test
  void files_areShort() {
    assertThat(FILES.stream().filter(file -> file.lines().size() > TidyRules.FILE_LINES_MAX))
        .as("files over %s lines", TidyRules.FILE_LINES_MAX)
        .isEmpty();
  }

  @Test
  void lines_areShort() {
    assertThat(matches(file -> true, line -> line.length() > TidyRules.LINE_COLUMNS_MAX))
        .as("lines over %s columns", TidyRules.LINE_COLUMNS_MAX)
        .isEmpty();
  }

  @Test
  void methods_areShort() {
    assertThat(shapes(file -> true, JavaShape::longMethods)).isEmpty();
  }

  @Test
  void publicTypes_takeFewArguments() {
    assertThat(shapes(SourceFile::isMain, JavaShape::wideTypes)).isEmpty();
  }

  @Test
  void choicesOverTypes_haveNoDefault() {
    assertThat(
            shapes(
                file -> file.isMain() && !TidyRules.OPEN_CHOICES.contains(file.name()),
                JavaShape::defaultCases))
        .isEmpty();
  }

  @Test
  void broadCatches_standInHandlersOnly() {
    assertThat(
            shapes(
                file ->
                    file.isMain()
                        && !file.name().startsWith("local/")
                        && !file.name().endsWith("Handler.java"),
                JavaShape::broadCatches))
        .isEmpty();
  }

  @Test
  void nothing_isLeftOpen() {
    assertThat(found(file -> true, "\\b(TO" + "DO|FIX" + "ME)\\b")).isEmpty();
    assertThat(found(file -> !file.isMain(), "@Dis" + "abled|Assum" + "ptions\\.|assume" + "True"))
        .isEmpty();
  }

  @Test
  void suppressions_areFew() {
    assertThat(found(SourceFile::isMain, "@Suppress" + "Warnings"))
        .hasSizeLessThanOrEqualTo(TidyRules.SUPPRESSIONS_MAX);
  }

  @Test
  void packages_sayWhatTheyAre() {
    List<Path> silent =
        FILES.stream()
            .filter(SourceFile::isMain)
            .map(file -> file.path().resolveSibling("package-info.java"))
            .distinct()
            .filter(
                info ->
                    !REPOSITORY.has(info.toString())
                        || !REPOSITORY.file(info.toString()).text().contains("@NullMarked")
                        || !REPOSITORY.file(info.toString()).text().startsWith("/**"))
            .toList();
    assertThat(silent).isEmpty();
  }

  @Test
  void model_hasNoEffects() {
    assertThat(found(file -> file.name().startsWith("pipeline/src/main/"), TidyRules.EFFECTS))
        .isEmpty();
  }

  @Test
  void stagesOfTheModel_doNotKnowEachOther() {
    Pattern stage = Pattern.compile("pipeline/src/main/java/io/trackway/(\\w+)/.*");
    for (SourceFile file : FILES) {
      Matcher own = stage.matcher(file.name());
      if (own.matches() && TidyRules.STAGES.contains(own.group(1))) {
        assertThat(
                found(file::equals, "^import (static )?io\\.trackway\\.(?!event|request|stream).*"))
            .allMatch(line -> line.contains("io.trackway." + own.group(1)));
      }
    }
  }

  @Test
  void awsLibraries_areImportedAtTheEdgeOnly() {
    assertThat(
            found(
                file -> TidyRules.AWS_MODULES.stream().noneMatch(file.name()::startsWith),
                "^import (static )?(com\\.amazonaws|software\\.amazon)\\."))
        .isEmpty();
  }

  @Test
  void functions_doNotKnowEachOther() {
    for (String function : List.of("ingest", "processor", "loader", "status")) {
      String other =
          Stream.of("ingest", "process", "load", "status")
              .filter(x -> !function.startsWith(x))
              .reduce((left, right) -> left + "|" + right)
              .orElseThrow();
      assertThat(
              found(
                  file -> file.name().startsWith(function + "-function/"),
                  "^import io\\.trackway\\.function\\.(" + other + ")\\."))
          .isEmpty();
    }
    assertThat(
            found(
                file -> file.name().startsWith("local/"),
                "^import io\\.trackway\\.function\\.(ingest|process|load|status)\\."))
        .as("the local run starts functions as processes")
        .isEmpty();
  }

  private static List<String> shapes(
      Predicate<SourceFile> which, Function<JavaShape, List<String>> finding) {
    return FILES.stream()
        .filter(which)
        .flatMap(file -> finding.apply(shape(file)).stream().map(what -> file + ": " + what))
        .toList();
  }

  private static JavaShape shape(SourceFile file) {
    return SHAPES.computeIfAbsent(file, JavaShape::of);
  }

  private static List<String> found(Predicate<SourceFile> which, String expression) {
    Pattern pattern = Pattern.compile(expression);
    return matches(which, line -> pattern.matcher(line).find());
  }

  private static List<String> matches(Predicate<SourceFile> which, Predicate<String> line) {
    return FILES.stream()
        .filter(which)
        .flatMap(file -> file.lines().stream().filter(line).map(text -> file + ": " + text.strip()))
        .toList();
  }
}
