package io.trackway.function.status;

import io.trackway.event.Action;
import io.trackway.event.EventType;
import io.trackway.redshift.DataApi;
import io.trackway.redshift.Execution;
import io.trackway.status.RowFinder;
import io.trackway.status.RowLookup;
import io.trackway.status.RowSearch;
import io.trackway.status.Rows;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/** Redshift's tables, asked through its Data API. */
final class RedshiftRows implements RowFinder {

  private static final int CAUSE_CHARACTERS_MAX = 300;

  private final DataApi dataApi;

  RedshiftRows(DataApi dataApi) {
    this.dataApi = dataApi;
  }

  @Override
  public RowLookup find(RowSearch search, Instant deadline) {
    List<String> question = List.of(StatusSql.QUESTION);
    try {
      return switch (dataApi.run(question, StatusSql.parameters(search), deadline)) {
        case Execution.Finished finished ->
            new RowLookup.Found(rows(dataApi.result(finished, 0, deadline)));
        case Execution.Failed failed -> unreachable(failed.message());
      };
    } catch (SdkException noResult) {
      return unreachable(String.valueOf(noResult.getMessage()));
    }
  }

  private static RowLookup unreachable(String message) {
    String cause = "warehouse: " + message;
    return new RowLookup.Unreachable(
        cause.substring(0, Math.min(cause.length(), CAUSE_CHARACTERS_MAX)));
  }

  private static Rows rows(List<List<String>> answer) {
    List<Line> lines = answer.stream().map(Line::new).toList();
    return new Rows(
        of(StatusSql.Kind.EVENT, lines).stream().map(RedshiftRows::loaded).findFirst(),
        listed(
            of(StatusSql.Kind.DUPLICATE, lines),
            line -> new Rows.Duplicate(line.origin(), line.text(1), line.receivedAt())),
        listed(
            of(StatusSql.Kind.REJECTED, lines),
            line ->
                new Rows.Rejected(line.origin(), line.text(1), line.text(2), line.receivedAt())));
  }

  private static List<Line> of(StatusSql.Kind kind, List<Line> lines) {
    return lines.stream().filter(line -> line.kind() == kind).toList();
  }

  private static Rows.Loaded loaded(Line line) {
    return new Rows.Loaded(
        line.origin(),
        new Action(EventType.of(line.text(1)).orElseThrow(), line.text(2)),
        StatusSql.time(line.text(3)),
        line.receivedAt(),
        StatusSql.time(line.text(4)));
  }

  private static <R> Rows.Listed<R> listed(List<Line> lines, Function<Line, R> row) {
    return new Rows.Listed<>(
        lines.stream()
            .sorted(Comparator.comparing(Line::receivedAt).reversed().thenComparing(Line::origin))
            .map(row)
            .toList(),
        lines.isEmpty() ? 0 : lines.getFirst().total());
  }

  /** One row of the answer to {@link StatusSql#QUESTION}. */
  private record Line(List<String> values) {

    StatusSql.Kind kind() {
      return StatusSql.Kind.valueOf(values.getFirst());
    }

    long total() {
      return Long.parseLong(values.get(1));
    }

    String origin() {
      return values.get(2);
    }

    Instant receivedAt() {
      return StatusSql.time(values.get(3));
    }

    /** Of the four from 1. */
    String text(int number) {
      return values.get(3 + number);
    }
  }
}
