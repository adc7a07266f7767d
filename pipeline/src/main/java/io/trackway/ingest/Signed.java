package io.trackway.ingest;

import io.trackway.request.Candidate;
import java.util.Optional;

/**
 * An entry of a request and who sent it.
 *
 * @param sender nobody where the entry names one that is not known
 * @param secret the key that it was shown by, which must not be kept; empty where there is none
 */
record Signed(Candidate candidate, Optional<Sender> sender, String secret) {

  @Override
  public String toString() {
    return "Signed[" + sender + "]";
  }
}
