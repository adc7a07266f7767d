package io.trackway.function.load;

import io.trackway.event.CleanEvent;
import io.trackway.event.Limits;
import io.trackway.event.Origin;
import io.trackway.event.Rejection;
import io.trackway.event.Verdict;
import io.trackway.load.LoadPlan;
import io.trackway.load.RowSize;
import io.trackway.load.Stage;
import io.trackway.load.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Stages rows by {@code COPY} from files in S3. What fits into one statement is staged as literals
 * all the same: a file would cost more than it saves, and the engine says of a literal what is
 * wrong with it, and of a file only that something is.
 */
final class CopyStaging implements Staging {

  /** Where its files are in the bucket; what a crash leaves there expires. */
  static final String PREFIX = "staging/";

  /** What a row has besides its long texts, as it is with most. */
  private static final int OTHER_BYTES = 800;

  private static final int STATEMENT_BYTES_MAX = RedshiftRows.SIZE.statementBytesMax();

  private final LoadFiles files;
  private final String role;
  private final int literalBytesMax;

  /**
   * Over that bucket.
   *
   * @param role the ARN of the role by which the warehouse reads it, or {@code default} for the one
   *     that is attached to the warehouse
   */
  CopyStaging(LoadFiles files, String role) {
    this(files, role, STATEMENT_BYTES_MAX);
  }

  /** The same with files for all that is larger than that. */
  CopyStaging(LoadFiles files, String role, int literalBytesMax) {
    this.files = files;
    this.role = role;
    this.literalBytesMax = literalBytesMax;
  }

  /** How large a row is, of which a file takes more than a statement. */
  static final RowSize SIZE =
      new RowSize() {
        /** Roughly: what a file may have is far from any limit of the service. */
        @Override
        public int bytes(Verdict row) {
          return switch (row) {
            case Verdict.Fresh(Origin _, CleanEvent clean) ->
                OTHER_BYTES
                    + clean.event().details().properties().text().length()
                    + clean.event().details().context().text().length()
                    + clean.enrichment().text().length();
            case Verdict.Rejected(Origin _, Rejection rejection) ->
                OTHER_BYTES + rejection.evidence().text().length();
            case Verdict.Duplicate _ -> OTHER_BYTES;
            case Verdict.Forgotten _ -> OTHER_BYTES;
          };
        }

        @Override
        public int statementBytesMax() {
          return Limits.COPY_FILE_BYTES_MAX;
        }
      };

  @Override
  public Staged begin(LoadPlan plan) {
    return new Files(plan.statements().stream().anyMatch(this::isFileOfEvents));
  }

  private boolean isFileOfEvents(Statement statement) {
    return statement instanceof Statement.StageEvents(var rows) && !fit(rows);
  }

  private final class Files implements Staged {
    private final List<String> keys = new ArrayList<>();
    private final boolean eventsInFiles;

    /** Events are all in files or none is, since their stage is made before they are there. */
    Files(boolean eventsInFiles) {
      this.eventsInFiles = eventsInFiles;
    }

    @Override
    public StagedJson json() {
      return eventsInFiles ? StagedJson.VALUE : StagedJson.TEXT;
    }

    @Override
    public String sql(Stage stage, List<? extends Verdict> rows) {
      if (stage == Stage.EVENTS ? !eventsInFiles : fit(rows)) {
        return StageSql.insert(stage, rows);
      }
      String key = PREFIX + UUID.randomUUID() + ".json.gz";
      byte[] content = JsonLines.compressed(rows);
      keys.add(key);
      files.put(key, content);
      return copy(stage, files.uri(key), role);
    }

    @Override
    public void close() {
      files.delete(keys);
    }
  }

  /** Looks at no more rows than it takes to know. */
  private boolean fit(List<? extends Verdict> rows) {
    int bytesMax = rows.size() == 1 ? STATEMENT_BYTES_MAX : literalBytesMax;
    int bytes = 0;
    for (Verdict row : rows) {
      bytes += RedshiftRows.SIZE.bytes(row);
      if (bytes > bytesMax) {
        return false;
      }
    }
    return true;
  }

  /**
   * The keys of an object are the names of the columns; those that it lacks are NULL. Compression
   * and statistics of a stage that lives for one transaction are not worth looking for.
   */
  static String copy(Stage stage, String uri, String role) {
    return """
    COPY %s FROM %s
    IAM_ROLE %s
    FORMAT AS JSON 'auto' GZIP TIMEFORMAT 'auto' COMPUPDATE OFF STATUPDATE OFF\
    """
        .formatted(
            StageSql.table(stage),
            Literal.of(uri),
            role.equals("default") ? "DEFAULT" : Literal.of(role));
  }
}
