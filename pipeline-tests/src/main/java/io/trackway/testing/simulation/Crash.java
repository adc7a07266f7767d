package io.trackway.testing.simulation;

/** The end of a process, which nothing in the pipeline catches. */
final class Crash extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Crash(String effect) {
    super(effect, null, false, false);
  }
}
