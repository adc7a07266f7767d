package io.trackway.cli.send;

import io.trackway.cli.send.ProgressFile.Errand;
import io.trackway.cli.send.ProgressFile.Saved;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps checkpoints in the progress file, where there is one. */
final class Keeper {

  private final @Nullable ProgressFile progress;
  private final Errand errand;
  private @Nullable Checkpoint kept;
  private @Nullable String trouble;

  /** Keeps nothing where there is no progress file, as for a pipe. */
  Keeper(@Nullable ProgressFile progress, Errand errand) {
    this.progress = progress;
    this.errand = errand;
  }

  /** Writes the checkpoint unless it stands there already. */
  synchronized void keep(Checkpoint checkpoint) {
    if (progress == null || trouble != null || checkpoint.equals(kept)) {
      return;
    }
    try {
      progress.write(new Saved(errand, checkpoint));
      kept = checkpoint;
    } catch (IOException unwritable) {
      trouble = "No progress is kept: " + progress.path() + " cannot be written.";
    }
  }

  /** Removes the file: all is sent. */
  synchronized void forget() throws IOException {
    if (progress != null && trouble == null) {
      progress.remove();
    }
  }

  /** Why nothing is kept, which is no reason not to send. */
  synchronized Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** How to go on after a stop at that checkpoint. */
  synchronized String advice(Checkpoint checkpoint) {
    return progress != null && trouble == null
        ? "The same command goes on from there."
        : "Go on with --from-line %d.".formatted(checkpoint.position().line() + 1);
  }
}
