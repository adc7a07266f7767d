package io.trackway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.Details;
import io.trackway.request.Candidate;
import io.trackway.request.Credential;
import io.trackway.request.Entry;
import io.trackway.request.Reading;
import io.trackway.testing.ingest.Requests;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Write keys in the body, for clients that cannot set headers. */
class NativeKeyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'write_key':'k','name':'N'}",
        "{'events':[{'name':'N'}],'write_key':'k'}",
        "[{'name':'N'},{'writeKey':'k'}]",
        "{'events':[{'name':'N','write_key':'other'}],'writeKey':'k'}"
      })
  void read_findsTheKeyInTheBody_andKeepsNothingOfIt(String body) {
    Reading reading = new Protocols().read(Requests.post(body.replace('\'', '"')));

    assertThat(((Reading.Entries) reading).entries())
        .extracting(Entry::credential)
        .containsOnly(Optional.of(new Credential.WriteKey("k")));
    assertThat(((Reading.Entries) reading).entries())
        .extracting(entry -> ((Candidate.Sound) entry.candidate()).draft().details())
        .containsOnly(Details.NONE);
  }
}
