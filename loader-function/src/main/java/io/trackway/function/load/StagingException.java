package io.trackway.function.load;

import io.trackway.load.LoadResult;

/** Rows could not be put where the warehouse would take them from. */
final class StagingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient LoadResult.Stopped result;

  StagingException(LoadResult.Stopped result, Throwable cause) {
    super(result.cause(), cause);
    this.result = result;
  }

  /** What it means for the load. */
  LoadResult.Stopped result() {
    return result;
  }
}
