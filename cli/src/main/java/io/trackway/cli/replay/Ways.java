package io.trackway.cli.replay;

import io.trackway.cli.console.Table;
import io.trackway.event.RejectionCode;
import java.util.List;
import java.util.Optional;

/** What of the rejected rows can come again and what cannot, and why. */
final class Ways {

  private final List<Count> counts;

  /** How a row comes through. */
  private enum Way {
    PROCESSOR("yes, judged again"),
    LOADER("yes, loaded again"),
    CUT("no, its end is missing"),
    CONFLICT("no, another content has its id"),
    DOOR("no, it would be refused again");

    private final String text;

    Way(String text) {
      this.text = text;
    }
  }

  /** Rows of one code. */
  private record Count(String code, Way way, long rows) {}

  private Ways(List<Count> counts) {
    this.counts = counts;
  }

  /** Those of an answer to {@link io.trackway.cli.warehouse.Question#counts}. */
  static Ways of(List<List<String>> answer) {
    return new Ways(
        answer.stream()
            .map(
                row ->
                    new Count(
                        row.getFirst(),
                        way(row.getFirst(), Boolean.parseBoolean(row.get(1))),
                        Long.parseLong(row.get(2))))
            .toList());
  }

  private static Way way(String text, boolean isCut) {
    Optional<RejectionCode> code = Candidate.code(text);
    boolean isProcessors = code.filter(Candidate.PROCESSOR_CODES::contains).isPresent();
    if (isProcessors || code.filter(Candidate.LOADER_CODE::equals).isPresent()) {
      return isCut ? Way.CUT : isProcessors ? Way.PROCESSOR : Way.LOADER;
    }
    return code.filter(RejectionCode.ID_CONFLICT::equals).isPresent() ? Way.CONFLICT : Way.DOOR;
  }

  /** A table of them. */
  List<String> lines() {
    Table table = new Table().row("rows", "code", "can come again");
    counts.forEach(it -> table.row("%,d".formatted(it.rows()), it.code(), it.way().text));
    return table.lines();
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Rows for the function that judges events again. */
  long forProcessor() {
    return rows(Way.PROCESSOR);
  }

  /** Rows for the loader. */
  long forLoader() {
    return rows(Way.LOADER);
  }

  /** Rows that would be refused again. */
  long skipped() {
    return counts.stream().mapToLong(Count::rows).sum() - replayable();
  }

  /** Rows that may come through. */
  long replayable() {
    return forProcessor() + forLoader();
  }

  private long rows(Way way) {
    return counts.stream().filter(it -> it.way() == way).mapToLong(Count::rows).sum();
  }
}
