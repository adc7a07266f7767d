package io.trackway.memory;

import io.trackway.event.CleanEvent;
import io.trackway.event.Event;
import io.trackway.event.Rejection;
import io.trackway.event.Verdict;
import io.trackway.event.ViolationJson;
import io.trackway.load.Columns;
import io.trackway.load.Statement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a column cannot hold, as the warehouse's engine would refuse it. */
final class ColumnRules {

  private ColumnRules() {}

  /** Why the rows of a statement cannot be staged; nothing where they can. */
  static Stream<String> refusals(Statement statement) {
    List<? extends Verdict> rows =
        switch (statement) {
          case Statement.StageEvents stage -> stage.rows();
          case Statement.StageRejected stage -> stage.rows();
          case Statement.StageDuplicates stage -> stage.rows();
          case Statement.StageForgotten stage -> stage.rows();
          case Statement.LockMutex lock -> List.of();
          case Statement.CreateStage create -> List.of();
          case Statement.FindOwners find -> List.of();
          case Statement.InsertEvents insert -> List.of();
          case Statement.InsertMissedDuplicates insert -> List.of();
          case Statement.InsertDuplicates insert -> List.of();
          case Statement.InsertRejected insert -> List.of();
          case Statement.RemoveRejected remove -> List.of();
          case Statement.RemoveDuplicates remove -> List.of();
          case Statement.RecordLoad record -> List.of();
          case Statement.DropStages drop -> List.of();
        };
    return rows.stream().flatMap(ColumnRules::values).flatMap(Value::refusal);
  }

  private static Stream<Value> values(Verdict row) {
    return Stream.concat(
        Stream.of(new Value(row.origin().text(), Columns.ORIGIN_BYTES_MAX)),
        switch (row) {
          case Verdict.Fresh fresh -> values(fresh.event());
          case Verdict.Rejected rejected -> values(rejected.rejection());
          case Verdict.Duplicate duplicate ->
              Stream.of(
                  new Value(duplicate.key().source().name(), Columns.SOURCE_BYTES_MAX),
                  new Value(duplicate.key().id(), Columns.EVENT_ID_BYTES_MAX),
                  new Value(duplicate.owner(), Columns.ORIGIN_BYTES_MAX));
          case Verdict.Forgotten forgotten ->
              Stream.of(new Value(forgotten.userId(), Columns.NAME_BYTES_MAX));
        });
  }

  private static Stream<Value> values(CleanEvent clean) {
    Event event = clean.event();
    return Stream.of(
        new Value(event.key().source().name(), Columns.SOURCE_BYTES_MAX),
        new Value(event.key().id(), Columns.EVENT_ID_BYTES_MAX),
        new Value(event.action().name(), Columns.NAME_BYTES_MAX),
        new Value(event.identity().userId(), Columns.NAME_BYTES_MAX),
        new Value(event.identity().anonymousId(), Columns.NAME_BYTES_MAX),
        new Value(event.identity().previousId(), Columns.NAME_BYTES_MAX),
        new Value(event.identity().groupId(), Columns.NAME_BYTES_MAX),
        new Value(event.details().properties().text(), Columns.TEXT_BYTES_MAX),
        new Value(event.details().context().text(), Columns.TEXT_BYTES_MAX),
        new Value(event.details().request().text(), Columns.TEXT_BYTES_MAX),
        new Value(clean.enrichment().text(), Columns.TEXT_BYTES_MAX),
        new Value(ViolationJson.text(clean.violations()), Columns.TEXT_BYTES_MAX));
  }

  private static Stream<Value> values(Rejection rejection) {
    return Stream.of(
        new Value(rejection.source().name(), Columns.SOURCE_BYTES_MAX),
        new Value(rejection.eventId(), Columns.EVENT_ID_BYTES_MAX),
        new Value(rejection.reason().message(), Columns.MESSAGE_BYTES_MAX),
        new Value(rejection.evidence().text(), Columns.TEXT_BYTES_MAX));
  }

  /** A text for a column of so many bytes. */
  private record Value(@Nullable String text, int bytesMax) {

    Stream<String> refusal() {
      if (text == null) {
        return Stream.empty();
      }
      if (text.indexOf('\0') >= 0) {
        return Stream.of("text has a NUL, which no column can hold");
      }
      return text.getBytes(StandardCharsets.UTF_8).length > bytesMax
          ? Stream.of("value too long for type character varying(" + bytesMax + ")")
          : Stream.empty();
    }
  }
}
