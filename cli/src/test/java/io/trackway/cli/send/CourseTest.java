package io.trackway.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.cli.input.Line;
import io.trackway.cli.input.Position;
import io.trackway.event.Payload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Answers come in any order; what counts as done is the part without a gap. */
class CourseTest {

  private static final int LINES_EACH = 10;

  private record Sent(Course.Ticket ticket, Position end) {}

  /** Batches begin and arrive at random; each holds the same number of lines. */
  @Property(tries = 300)
  void checkpoint_neverMovesBeyondABatchWithoutAnswer(
      @ForAll @IntRange(min = 1, max = 8) int senders, @ForAll long seed)
      throws IOException, InterruptedException {
    Random random = new Random(seed);
    Course course = new Course(Checkpoint.START, senders, RejectedFile.open(null, 0));
    List<Sent> inFlight = new ArrayList<>();
    List<Long> unanswered = new ArrayList<>();
    long begun = 0;
    long complete = 0;
    int aheadMax = senders * Course.AHEAD_PER_SENDER;
    for (int step = 0; step < 200; step++) {
      // Where the course would let a sender wait, there is nobody here to wake it.
      boolean hasRoom = inFlight.size() < senders && begun - complete < aheadMax;
      if (hasRoom && (inFlight.isEmpty() || random.nextBoolean())) {
        begun++;
        Position end = new Position(begun * LINES_EACH, begun * LINES_EACH * 100);
        inFlight.add(new Sent(course.begin().orElseThrow(), end));
        unanswered.add(begun);
      } else {
        Sent sent = inFlight.remove(random.nextInt(inFlight.size()));
        course.arrived(sent.ticket(), outcome(sent.end()));
        unanswered.remove(sent.end().line() / LINES_EACH);
      }
      complete = unanswered.isEmpty() ? begun : Collections.min(unanswered) - 1;
      Checkpoint checkpoint = course.checkpoint();
      assertThat(checkpoint.position().line()).isEqualTo(complete * LINES_EACH);
      assertThat(checkpoint.tally().sent()).isEqualTo(complete * LINES_EACH);
      assertThat(checkpoint.tally().rejected()).isEqualTo(complete);
    }
  }

  private static Outcome outcome(Position end) {
    Line line = new Line(end, new Payload(ByteBuffer.allocate(0)), false);
    return new Outcome(end, LINES_EACH - 1, List.of(new RejectedLine(line, "code", "message")));
  }
}
