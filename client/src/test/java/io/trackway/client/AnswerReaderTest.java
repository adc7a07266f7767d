package io.trackway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer means, whoever stands before the endpoint. */
class AnswerReaderTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void aDecision_namesEachRejectedEvent() {
    String body =
        "{\"accepted\":1,\"rejected\":"
            + "[{\"index\":1,\"id\":null,\"code\":\"c\",\"message\":\"m\"}]}";

    assertThat(read(202, body))
        .isEqualTo(read(400, body))
        .isEqualTo(new Answer.Decided(1, List.of(new RejectedEvent(1, "c", "m"))));
  }

  @Test
  void aRefusal_hasItsCode() {
    assertThat(read(401, "{\"error\":{\"code\":\"unauthorized\",\"message\":\"m\"}}"))
        .isEqualTo(new Answer.Refused(401, "unauthorized", "m"));
  }

  @Test
  void anAnswerOfSomebodyElse_isARefusal() {
    Answer foreign = new Answer.Refused(200, "unknown", "the answer is not Trackway's");

    assertThat(read(200, "<html>")).isEqualTo(foreign);
    assertThat(read(200, "")).isEqualTo(foreign);
    assertThat(read(200, "[1]")).isEqualTo(foreign);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504, 101})
  void whatTellsNothing_isUnsure(int status) {
    assertThat(AnswerReader.read(status, "{}", Optional.of(Duration.ofSeconds(2))))
        .isEqualTo(new Answer.Unsure("HTTP " + status, Optional.of(Duration.ofSeconds(2))));
  }

  @Test
  void retryAfter_isSecondsOrADate() {
    assertThat(RetryAfter.of("119", NOW)).contains(Duration.ofSeconds(119));
    assertThat(RetryAfter.of("Sun, 01 Mar 2026 12:00:07 GMT", NOW)).contains(Duration.ofSeconds(7));
    assertThat(RetryAfter.of("Sun, 01 Mar 2026 11:00:00 GMT", NOW)).contains(Duration.ZERO);
    assertThat(RetryAfter.of("soon", NOW)).isEmpty();
    assertThat(RetryAfter.of("-1", NOW)).isEmpty();
  }

  @Test
  void backoff_doublesUpToItsLimit_andIsAtLeastHalfCertain() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));

    assertThat(backoff.after(1, 1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(backoff.after(1, 0)).isEqualTo(Duration.ofMillis(500));
    assertThat(backoff.after(3, 1)).isEqualTo(Duration.ofSeconds(4));
    assertThat(backoff.after(1_000, 0.5)).isEqualTo(Duration.ofMillis(7_500));
  }

  private static Answer read(int status, String body) {
    return AnswerReader.read(status, body, Optional.empty());
  }
}
