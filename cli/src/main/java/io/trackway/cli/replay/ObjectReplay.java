package io.trackway.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trackway.cli.console.Table;
import io.trackway.cli.console.Terminals;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists the batches of a failure bucket, or invokes their functions with them once more. */
final class ObjectReplay {

  private final FailureBucket bucket;
  private final PrintWriter out;

  ObjectReplay(FailureBucket bucket, PrintWriter out) {
    this.bucket = bucket;
    this.out = out;
  }

  /** Prints what there is, and gives the exit code. */
  int list(String key, InstantSource clock) {
    List<S3Object> objects = bucket.objects(key);
    Table table = new Table().row("records", "function", "shard", "age", "condition", "object");
    int unreadable = 0;
    for (S3Object object : objects) {
      Optional<FailedBatch> batch = read(object);
      unreadable += batch.isEmpty() ? 1 : 0;
      String place = "s3://" + bucket.name() + "/" + object.key();
      batch.ifPresentOrElse(
          it -> {
            FailedBatch.Circumstances circumstances = it.circumstances();
            table.row(
                "%,d".formatted(circumstances.records()),
                Terminals.shown(it.functionName()),
                Terminals.shown(circumstances.shard()),
                age(Duration.between(circumstances.at(), clock.instant())),
                Terminals.shown(circumstances.condition()),
                Terminals.shown(place));
          },
          () -> table.row("-", "-", "-", "-", "not a batch", Terminals.shown(place)));
    }
    if (objects.isEmpty()) {
      out.println(nothing(key));
    } else {
      table.lines().forEach(out::println);
    }
    out.flush();
    return unreadable == 0 ? ReplayCommand.DONE : ReplayCommand.LEFT;
  }

  /**
   * Replays each, going on where one fails, and gives the exit code.
   *
   * @param keep whether what is done with stays where it is
   */
  int replay(String key, Functions functions, boolean keep) {
    List<S3Object> objects = bucket.objects(key);
    if (objects.isEmpty()) {
      out.println(nothing(key));
    }
    int done = 0;
    int number = 0;
    for (S3Object object : objects) {
      number++;
      Optional<FailedBatch> batch = read(object);
      boolean isDone = batch.isPresent() && isDone(batch.get(), functions, number, objects.size());
      if (batch.isEmpty()) {
        say(number, objects.size(), "no batch that was given up: " + object.key());
      }
      if (isDone) {
        done++;
        if (!keep) {
          bucket.setAside(object);
        }
      } else {
        out.println("  it stays at s3://" + bucket.name() + "/" + Terminals.shown(object.key()));
      }
    }
    if (objects.size() > 1) {
      out.printf("%,d of %,d batches are done with.%n", done, objects.size());
    }
    if (objects.size() == FailureBucket.OBJECTS_MAX) {
      out.println("There may be more: call again.");
    }
    out.flush();
    return done == objects.size() ? ReplayCommand.DONE : ReplayCommand.LEFT;
  }

  private boolean isDone(FailedBatch batch, Functions functions, int number, int of) {
    int records = batch.circumstances().records();
    String what =
        "%,d %s of %s for %s: "
            .formatted(
                records,
                records == 1 ? "record" : "records",
                batch.circumstances().shard(),
                batch.functionName());
    return switch (functions.invoke(batch.functionArn(), batch.payload().getBytes(UTF_8))) {
      case Functions.Reply.Done _ -> {
        say(number, of, what + "done");
        yield true;
      }
      case Functions.Reply.FailingFrom(String sequenceNumber, var _) -> {
        say(
            number,
            of,
            what + "still failing from " + sequenceNumber + " on; the function's log says why");
        yield false;
      }
      case Functions.Reply.Failed(String message) -> {
        say(number, of, what + message);
        yield false;
      }
    };
  }

  private void say(int number, int of, String text) {
    out.printf("[%,d/%,d] %s%n", number, of, Terminals.shown(text));
    out.flush();
  }

  private Optional<FailedBatch> read(S3Object object) {
    return object.size() > FailureBucket.OBJECT_BYTES_MAX
        ? Optional.empty()
        : FailedBatch.read(bucket.read(object));
  }

  private String nothing(String key) {
    return "There is nothing at s3://" + bucket.name() + "/" + Terminals.shown(key) + ".";
  }

  private static String age(Duration age) {
    if (age.toDays() > 0) {
      return age.toDays() + " d";
    }
    return age.toHours() > 0 ? age.toHours() + " h" : age.toMinutes() + " min";
  }
}
