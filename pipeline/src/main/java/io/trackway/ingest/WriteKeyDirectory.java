package io.trackway.ingest;

import io.trackway.ingest.WriteKeys.Standing;
import io.trackway.request.Credential;

/** Where the write keys of now are found. */
public interface WriteKeyDirectory {

  /**
   * What is known of a credential now.
   *
   * @throws RuntimeException where there never were any keys, because they cannot be read
   */
  Standing find(Credential credential);
}
