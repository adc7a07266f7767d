package io.trackway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackway.event.RejectionCode;
import io.trackway.event.RejectionReason;
import io.trackway.request.Candidate;
import io.trackway.request.Reading;
import io.trackway.testing.ingest.Requests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberRangeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "0.0",
        "0e999999",
        "0.000E-999999",
        "1.7976931348623157e308",
        "5e-324",
        "123456789012345678901234567890.123456789012345678901234567890",
      })
  void numbersInRange_keepEveryDigit(String number) {
    Candidate candidate = read("{\"properties\":{\"n\":" + number + "}}");

    assertThat(((Candidate.Sound) candidate).draft().details().properties().text())
        .isEqualTo("{\"n\":" + number + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e309", "-1e309", "1E+999999999", "1e-400", "-0.001e-999999999"})
  void numbersOutOfRange_areRejected(String number) {
    assertThat(((Candidate.Faulty) read("{\"a\":{\"n\":[" + number + "]}}")).reason())
        .isEqualTo(
            new RejectionReason(
                RejectionCode.NUMBER_OUT_OF_RANGE,
                "a number must be between about 5e-324 and 1.8e308 in size: field a/n/0"));
  }

  @ParameterizedTest
  @ValueSource(ints = {309, 20_000})
  void longNumbers_areRejectedToo(int digits) {
    assertThat(read("{\"n\":" + "9".repeat(digits) + "}")).isInstanceOf(Candidate.Faulty.class);
  }

  private static Candidate read(String event) {
    Reading reading = new Protocols().read(Requests.post(event));
    return ((Reading.Entries) reading).entries().getFirst().candidate();
  }
}
