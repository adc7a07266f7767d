package io.trackway.liveplan;

import io.trackway.event.Limits;
import io.trackway.live.Funnel;
import io.trackway.live.LivePlan;
import io.trackway.live.Segment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the text of a plan, of which every field must mean something. */
final class PlanReader {

  static final int EVENT_NAMES_MAX = 20;

  private static final String FUNNELS = "funnels";
  private static final String SEGMENTS = "segments";
  private static final String APP_OPENS = "app_opens";
  private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,64}");

  private PlanReader() {}

  /** Reads all of it, and finds everything that is wrong with it. */
  static PlanReading read(String text) {
    List<Problem> problems = new ArrayList<>();
    @Nullable Node root = PlanYaml.root(text, problems);
    LivePlan plan = root == null ? LivePlan.NONE : plan(new Entry(root, "", problems));
    return problems.isEmpty() ? new PlanReading.Sound(plan) : new PlanReading.Faulty(problems);
  }

  private static LivePlan plan(Entry root) {
    Map<String, Entry> fields = root.fields(List.of(FUNNELS, SEGMENTS, APP_OPENS));
    List<Funnel> funnels = all(fields.get(FUNNELS), FunnelReader::read);
    List<Segment> segments = all(fields.get(SEGMENTS), SegmentReader::read);
    @Nullable Entry appOpens = fields.get(APP_OPENS);
    return new LivePlan(
        funnels, segments, appOpens == null ? LivePlan.APP_OPENS : eventNames(appOpens));
  }

  private static <T> List<T> all(@Nullable Entry list, Function<Entry, Optional<T>> reader) {
    if (list == null) {
      return List.of();
    }
    List<T> read = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Entry entry : list.items(0, Limits.FUNNELS_MAX)) {
      reader.apply(entry).ifPresent(read::add);
      unique(entry, names);
    }
    return read;
  }

  /** Its problems have been told when it was read. */
  private static void unique(Entry entry, Set<String> names) {
    Entry quiet = new Entry(entry.node(), entry.pointer(), new ArrayList<>());
    @Nullable Entry name = quiet.fields().get("name");
    Optional<String> text = name == null ? Optional.empty() : name.text();
    if (name != null && text.isPresent() && !names.add(text.get())) {
      new Entry(name.node(), name.pointer(), entry.problems())
          .problem("is the name of another one too");
    }
  }

  /** The name of a funnel or a segment. */
  static Optional<String> name(@Nullable Entry name, Entry owner) {
    if (name == null) {
      owner.problem("has no name");
      return Optional.empty();
    }
    Optional<String> text = name.text();
    if (text.isPresent() && !NAME.matcher(text.get()).matches()) {
      name.problem("must have 1 to 64 characters, each of a-z, 0-9, - or _");
      return Optional.empty();
    }
    return text;
  }

  /** One name of an event, or a list of different ones. */
  static Set<String> eventNames(Entry entry) {
    Set<String> names = new LinkedHashSet<>();
    for (Entry name : entry.isList() ? entry.items(1, EVENT_NAMES_MAX) : List.of(entry)) {
      Optional<String> text = name.text(Limits.NAME_CHARACTERS_MAX);
      if (text.isPresent() && !names.add(text.get())) {
        name.problem("stands there twice");
      }
    }
    return names;
  }
}
