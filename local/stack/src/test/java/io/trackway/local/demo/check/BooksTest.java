package io.trackway.local.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A loss of a single row must not pass, nor a row too many. */
class BooksTest {

  private static final Received RECEIVED = new Received(Set.of("s:1:0", "s:1:1", "s:2:r0"));

  @Test
  void oneRowForEachArrival_closes() {
    Books books = Books.of(RECEIVED, List.of("s:2:r0", "s:1:0", "s:1:1"));
    assertThat(books.promise().holds()).isTrue();
    assertThat(books.arrivals()).isEqualTo(3);
  }

  @Test
  void aMissingRow_isFoundByItsOrigin() {
    Books books = Books.of(RECEIVED, List.of("s:1:0", "s:2:r0"));
    assertThat(books.missing()).containsExactly("s:1:1");
    assertThat(books.promise().holds()).isFalse();
  }

  @Test
  void aRowTooMany_isFoundByItsOrigin() {
    Books books = Books.of(RECEIVED, List.of("s:1:0", "s:1:1", "s:1:0", "s:2:r0"));
    assertThat(books.twice()).containsExactly("s:1:0");
    assertThat(books.promise().holds()).isFalse();
  }

  /** A count alone would not see it. */
  @Test
  void aRowOfNothingInPlaceOfAnother_isFound() {
    Books books = Books.of(RECEIVED, List.of("s:1:0", "s:9:0", "s:2:r0"));
    assertThat(books.unknown()).containsExactly("s:9:0");
    assertThat(books.missing()).containsExactly("s:1:1");
    assertThat(books.promise().holds()).isFalse();
  }

  @Test
  void nothingReceived_isNoProof() {
    assertThat(Books.of(new Received(Set.of()), List.of()).promise().holds()).isFalse();
  }
}
