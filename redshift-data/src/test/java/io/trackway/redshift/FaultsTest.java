package io.trackway.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DATA    | ERROR: Value too long for character type
          DATA    | ERROR: value too long for type character varying(400)
          DATA    | ERROR: String contains invalid or unsupported UTF8 codepoints.
          DATA    | ERROR: Cannot insert a NULL value into column event_id
          DATA    | ERROR: JSON parsing error
          DATA    | ERROR: unsupported Unicode escape sequence
          DATA    | ERROR: date/time field value out of range: "0000-01-01"
          SETUP   | ERROR: relation "events" does not exist
          SETUP   | ERROR: permission denied for relation events
          SETUP   | ERROR: syntax error at or near "FROM"
          PASSING | ERROR: 1023 DETAIL: Serializable isolation violation on table - 100
          PASSING | ERROR: deadlock detected
          PASSING | ERROR: Query (12) cancelled on user's request
          PASSING | ERROR: Disk Full
          PASSING | ERROR: something that was never seen before
          """)
  void anErrorOfTheEngine_isToldApart(Fault fault, String message) {
    assertThat(Faults.ofEngine(message)).isEqualTo(new Execution.Failed(fault, message));
  }
}
