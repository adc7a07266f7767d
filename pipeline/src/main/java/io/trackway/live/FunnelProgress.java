package io.trackway.live;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has come in a funnel.
 *
 * @param reached when each step was reached first, from the first step to the last that was
 */
public record FunnelProgress(List<Instant> reached) {

  /** Not even the first step. */
  public static final FunnelProgress NONE = new FunnelProgress(List.of());

  public FunnelProgress {
    reached = List.copyOf(reached);
  }

  /** The day of UTC on which the first step was taken, under which the user is counted. */
  public LocalDate day() {
    return LocalDate.ofInstant(reached.getFirst(), ZoneOffset.UTC);
  }

  /** An event that is a step, from 0. */
  private record Mark(Moment moment, int step) {

    /** An event that is several steps is the highest first, so that it is never two of one pass. */
    static final Comparator<Mark> ORDER =
        Comparator.comparing(Mark::moment)
            .thenComparing(Comparator.comparingInt(Mark::step).reversed());
  }

  /**
   * The progress that these events make.
   *
   * @param steps the events of each step, as in {@link History#steps()}
   */
  static FunnelProgress of(Funnel funnel, List<NavigableSet<Moment>> steps) {
    List<Mark> marks = new ArrayList<>();
    for (int step = 0; step < steps.size(); step++) {
      int number = step;
      steps.get(step).forEach(moment -> marks.add(new Mark(moment, number)));
    }
    marks.sort(Mark.ORDER);
    @Nullable Instant[] reached =
        switch (funnel.order()) {
          case STRICT -> inOrder(marks, funnel.steps().size(), funnel.window());
          case LOOSE -> inAnyOrder(marks, funnel.steps().size(), funnel.window());
        };
    List<Instant> found = new ArrayList<>();
    for (Instant at : reached) {
      if (at == null) {
        break;
      }
      found.add(at);
    }
    return new FunnelProgress(found);
  }

  /**
   * Of the passes that have come to a step, the one that began last lets most time pass before its
   * window closes, so only its beginning is carried on.
   */
  private static @Nullable Instant[] inOrder(List<Mark> marks, int steps, Duration window) {
    @Nullable Instant[] reached = new Instant[steps];
    @Nullable Instant[] beginnings = new Instant[steps];
    for (Mark mark : marks) {
      Instant at = mark.moment().at();
      Instant beginning = mark.step() == 0 ? at : beginnings[mark.step() - 1];
      if (beginning == null || beginning.plus(window).isBefore(at)) {
        continue;
      }
      Instant last = beginnings[mark.step()];
      beginnings[mark.step()] = last == null || last.isBefore(beginning) ? beginning : last;
      if (reached[mark.step()] == null) {
        reached[mark.step()] = at;
      }
    }
    return reached;
  }

  /** As many steps are reached as different ones lie within one window. */
  private static @Nullable Instant[] inAnyOrder(List<Mark> marks, int steps, Duration window) {
    @Nullable Instant[] reached = new Instant[steps];
    List<@Nullable Instant> last = new ArrayList<>(Collections.nCopies(steps, null));
    for (Mark mark : marks) {
      Instant at = mark.moment().at();
      last.set(mark.step(), at);
      long within =
          last.stream().filter(time -> time != null && !time.isBefore(at.minus(window))).count();
      for (int step = 0; step < within; step++) {
        if (reached[step] == null) {
          reached[step] = at;
        }
      }
    }
    return Arrays.copyOf(reached, steps);
  }
}
