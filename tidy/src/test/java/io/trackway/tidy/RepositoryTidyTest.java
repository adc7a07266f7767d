package io.trackway.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The parts of the repository that must agree with one another. */
class RepositoryTidyTest {

  private static final Repository REPOSITORY =
      new Repository(Path.of(System.getProperty("trackway.root")));

  private static final String TEMPLATE = REPOSITORY.file("template.yaml").text();
  private static final String MAKEFILE = REPOSITORY.file("Makefile").text();

  @Test
  void sampleEvents_haveTheirExpectedResults() {
    List<SourceFile> samples =
        REPOSITORY.files(path -> path.startsWith("events") && path.toString().endsWith(".json"));
    Set<String> names = samples.stream().map(SourceFile::name).collect(Collectors.toSet());

    assertThat(names).isNotEmpty();
    assertThat(names)
        .allSatisfy(
            name ->
                assertThat(names)
                    .contains(
                        name.endsWith(".expected.json")
                            ? name.replace(".expected.json", ".json")
                            : name.replace(".json", ".expected.json")));
  }

  @Test
  void environmentVariables_areSetAndRead() {
    Set<String> set = new TreeSet<>();
    for (String block : TEMPLATE.split("\n {8,}Variables:\n", -1)) {
      Matcher variable = Pattern.compile("^ +([A-Z][A-Z_]+): ").matcher("");
      for (String line : block.lines().toList()) {
        if (variable.reset(line).find()) {
          set.add(variable.group(1));
        } else if (!line.strip().startsWith("#")) {
          break;
        }
      }
    }
    set.remove("JAVA_TOOL_OPTIONS");

    assertThat(captured("\"([A-Z]+_[A-Z_]+|LANES|ENRICHMENTS)\"", configurations())).isEqualTo(set);
  }

  @Test
  void functions_haveTheirMakeTargetAndModule() {
    Pattern function =
        Pattern.compile("\n  (\\w+):\n    Type: AWS::Serverless::Function\n(?:    .*\n)*");
    Matcher functions = function.matcher(TEMPLATE);
    int count = 0;
    while (functions.find()) {
      Matcher module = Pattern.compile("Module: (\\S+)").matcher(functions.group());
      assertThat(module.find()).as(functions.group(1)).isTrue();
      assertThat(MAKEFILE)
          .contains(
              "build-" + functions.group(1) + ":\n\t$(call artifact," + module.group(1) + ")\n");
      assertThat(REPOSITORY.has(module.group(1) + "/pom.xml")).as(module.group(1)).isTrue();
      count++;
    }
    assertThat(count).isEqualTo(10);
  }

  @Test
  void schemaVersionOfTheTemplate_isTheLatestMigration() {
    int latest =
        REPOSITORY.files(path -> path.toString().contains("resources/schema/V")).stream()
            .map(file -> captured("/V(\\d+)__", file.name()).iterator().next())
            .mapToInt(Integer::parseInt)
            .max()
            .orElseThrow();

    assertThat(captured("SchemaVersion: (\\d+)", TEMPLATE))
        .containsExactly(Integer.toString(latest));
  }

  @Test
  void documents_nameMakeTargetsThatExist() {
    Set<String> targets = captured("(?m)^([a-zA-Z-]+):", MAKEFILE);
    for (SourceFile document : documents()) {
      assertThat(targets)
          .as(document.name())
          .containsAll(captured("(?m)(?:`|^ {4}|^)make ([a-z-]+)", document.text()));
    }
  }

  @Test
  void documents_linkToWhatIsThere() {
    for (SourceFile document : documents()) {
      Path folder = document.path().getParent();
      for (String link : captured("\\]\\((?!http)([^)#]+)", document.text())) {
        String target = folder == null ? link : folder.resolve(link).normalize().toString();
        assertThat(REPOSITORY.has(target)).as("%s links to %s", document, link).isTrue();
      }
    }
  }

  @Test
  void documents_nameTestsThatExist() {
    Set<String> tests =
        REPOSITORY.javaFiles().stream()
            .map(file -> file.path().getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());
    for (SourceFile document : documents()) {
      assertThat(tests)
          .as(document.name())
          .containsAll(captured("`([A-Z]\\w+(?:Test|Contract|Conformance))\\b", document.text()));
    }
  }

  @Test
  void lockFiles_nameNoRegistry() {
    assertThat(REPOSITORY.files(path -> path.endsWith("package-lock.json")))
        .allSatisfy(file -> assertThat(file.text()).doesNotContain("\"resolved\""));
  }

  private static List<SourceFile> documents() {
    return REPOSITORY.files(path -> path.toString().endsWith(".md"));
  }

  private static String configurations() {
    return REPOSITORY.javaFiles().stream()
        .filter(SourceFile::isMain)
        .filter(file -> file.name().matches("(\\w+-function|redshift-data)/.*Config\\.java"))
        .map(SourceFile::text)
        .collect(Collectors.joining());
  }

  private static Set<String> captured(String expression, String text) {
    Matcher matcher = Pattern.compile(expression).matcher(text);
    Set<String> found = new TreeSet<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
