package io.trackway.ingest;

/** Where the write keys of now are found. */
public interface WriteKeyDirectory {

  /**
   * The keys that are in force.
   *
   * @throws RuntimeException where there never were any, because they cannot be read
   */
  WriteKeys current();
}
