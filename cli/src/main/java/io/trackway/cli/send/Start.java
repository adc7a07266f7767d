package io.trackway.cli.send;

import io.trackway.cli.send.ProgressFile.Errand;
import io.trackway.cli.send.ProgressFile.Saved;
import java.io.IOException;

/** Where sending a file begins. */
sealed interface Start {

  /** Where an earlier call stopped, or at the first line. */
  record From(Checkpoint checkpoint) implements Start {}

  /** Nowhere before somebody decides. */
  record Undecided(String message) implements Start {}

  /** By what an earlier call left beside the file. */
  static Start of(ProgressFile progress, Errand errand) throws IOException {
    if (!progress.exists()) {
      return new From(Checkpoint.START);
    }
    Saved saved = progress.read();
    if (saved == null) {
      return undecided(progress, "it cannot be read");
    }
    if (!saved.errand().input().equals(errand.input())) {
      return undecided(progress, "the file has changed since it was written");
    }
    if (!saved.errand().endpoint().equals(errand.endpoint())) {
      return undecided(progress, "it is of sending to " + saved.errand().endpoint());
    }
    Checkpoint checkpoint = saved.checkpoint();
    boolean goesOn = saved.errand().rejectedFile().equals(errand.rejectedFile());
    return new From(
        goesOn ? checkpoint : new Checkpoint(checkpoint.position(), checkpoint.tally(), 0));
  }

  private static Start undecided(ProgressFile progress, String why) {
    return new Undecided(
        "%s does not fit: %s.%nWith --restart the file is sent from its first line."
            .formatted(progress.path(), why));
  }
}
