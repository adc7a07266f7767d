package io.trackway.liveplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.live.Funnel;
import io.trackway.live.Funnel.Order;
import io.trackway.live.Funnel.Property;
import io.trackway.live.Funnel.Step;
import io.trackway.live.LivePlan;
import io.trackway.live.Segment;
import io.trackway.live.Segment.Condition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are plans, and what they say. */
class PlanFileTest {

  @TempDir private Path folder = Path.of("");

  /** Whatever the file of this repository holds: it would stop the functions otherwise. */
  @Test
  void packagedPlan_isTheFileAtTheRoot() throws IOException {
    assertThat(PlanFile.read(root().resolve(PlanFile.NAME)))
        .isEqualTo(new PlanReading.Sound(PlanFile.packaged()));
  }

  @Test
  void exampleOfThePage_saysWhatThePageSays() throws IOException {
    LivePlan plan = sound(example());

    assertThat(plan.funnels())
        .containsExactly(
            new Funnel(
                "signup",
                List.of(
                    new Step(Set.of("Page Viewed"), List.of(new Property("page.path", "/pricing"))),
                    new Step(Set.of("Signup Started", "Signup Opened"), List.of()),
                    new Step(Set.of("Signed Up"), List.of())),
                Duration.ofDays(7),
                Order.STRICT),
            new Funnel(
                "profile-filled",
                List.of(
                    new Step(Set.of("Photo Added"), List.of()),
                    new Step(Set.of("Bio Written"), List.of())),
                Duration.ofHours(36),
                Order.LOOSE));
    assertThat(plan.segments())
        .containsExactly(
            new Segment(
                "power-users",
                List.of(
                    new Condition.Done("Song Played", 10, Long.MAX_VALUE),
                    new Condition.SeenWithin(Duration.ofDays(7)),
                    new Condition.TraitIs("plan", "pro"))),
            new Segment(
                "slipping-away",
                List.of(
                    new Condition.Done("Subscribed", 1, Long.MAX_VALUE),
                    new Condition.Done("Subscription Cancelled", 0, 0),
                    new Condition.NotSeenFor(Duration.ofDays(30)))));
    assertThat(plan.appOpens()).containsExactlyInAnyOrder("App Started", "App Resumed");
  }

  @Test
  void fileWithoutAnything_isAPlanWithoutAnything() throws IOException {
    assertThat(sound("")).isEqualTo(LivePlan.NONE);
    assertThat(sound("# nothing yet\n")).isEqualTo(LivePlan.NONE);
    assertThat(sound("funnels: []\nsegments: []\n")).isEqualTo(LivePlan.NONE);
  }

  @Test
  void missingFile_isAbsent() throws IOException {
    assertThat(PlanFile.read(folder.resolve("none.yaml"))).isEqualTo(new PlanReading.Absent());
  }

  @Test
  void tooLargeFile_isNotRead() throws IOException {
    String padded = "# ".repeat(PlanFile.BYTES_MAX / 2);

    assertThat(sound(padded)).isEqualTo(LivePlan.NONE);
    assertThat(faults(padded + "\n")).containsExactly("must have at most 262,144 bytes");
  }

  @Test
  void fileThatIsNoText_isNotRead() throws IOException {
    Path file = folder.resolve("funnels.yaml");
    Files.write(file, new byte[] {(byte) 0xC3, 0x28});

    assertThat(PlanFile.read(file))
        .isEqualTo(new PlanReading.Faulty(List.of(new Problem(0, "", "is not UTF-8"))));
    assertThat(faults("a: \u0000")).singleElement().asString().startsWith("is not YAML: ");
  }

  @Test
  void brokenYaml_isToldWithItsLine() throws IOException {
    assertThat(faults("funnels:\n  - name: [a\n"))
        .singleElement()
        .asString()
        .startsWith("line 3: is not YAML: expected ',' or ']'");
    assertThat(faults("funnels: []\n---\nfunnels: []\n"))
        .singleElement()
        .asString()
        .startsWith("line 2: is not YAML: but found another document");
  }

  /** Nine lines of them are a thousand million lists. */
  @Test
  void anchorsAndAliases_areRefused() throws IOException {
    assertThat(faults("funnels: []\nsegments: &all []\napp_opens: *all\n"))
        .containsExactly("line 2: has an anchor or an alias: spell it out");
    assertThat(faults("app_opens: &a [*a]"))
        .containsExactly("line 1: has an anchor or an alias: spell it out");
  }

  @Test
  void tags_areRefused() throws IOException {
    assertThat(faults("app_opens: !!javax.script.ScriptEngineManager [x]"))
        .singleElement()
        .asString()
        .startsWith("line 1: is not YAML: Global tag is not allowed");
    assertThat(faults("app_opens: !x y"))
        .containsExactly("line 1: /app_opens must be a text, a number, true or false");
    assertThat(faults("funnels: !!set {a, b}")).containsExactly("line 1: /funnels must be a list");
  }

  @Test
  void nesting_isBounded() throws IOException {
    assertThat(faults("funnels: " + "[".repeat(200_000)))
        .containsExactly("line 1: has more than 20 levels");
  }

  private static String example() throws IOException {
    String page = Files.readString(root().resolve("docs/funnels.md"));
    Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(example.find()).isTrue();
    return example.group(1);
  }

  private static Path root() {
    return Path.of(System.getProperty("trackway.root"));
  }

  private LivePlan sound(String text) throws IOException {
    return switch (read(text)) {
      case PlanReading.Sound(LivePlan plan) -> plan;
      case PlanReading.Absent() -> throw new AssertionError("absent");
      case PlanReading.Faulty faulty -> throw new AssertionError(faulty.text());
    };
  }

  private List<String> faults(String text) throws IOException {
    return switch (read(text)) {
      case PlanReading.Sound _ -> List.of();
      case PlanReading.Absent() -> throw new AssertionError("absent");
      case PlanReading.Faulty faulty -> faulty.text().lines().toList();
    };
  }

  private PlanReading read(String text) throws IOException {
    Path file = folder.resolve("funnels.yaml");
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    return PlanFile.read(file);
  }
}
