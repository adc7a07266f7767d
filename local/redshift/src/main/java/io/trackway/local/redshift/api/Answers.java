package io.trackway.local.redshift.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.local.redshift.RedshiftOptions.Target;
import io.trackway.local.redshift.statement.DataStatement;
import io.trackway.local.redshift.statement.StatementState;
import io.trackway.local.redshift.statement.Submission;
import java.math.BigDecimal;
import java.time.Instant;

/** Writes statements as the service describes them. */
final class Answers {
  private static final String USER = "IAM:local";
  private final Target target;

  Answers(Target target) {
    this.target = target;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The answer to a submission; how far it has come is told only to those who waited. */
  ObjectNode submitted(DataStatement statement, boolean waited) {
    ObjectNode answer = object();
    answer.put("Id", statement.id());
    answer.put("CreatedAt", seconds(statement.createdAt()));
    answer.put("WorkgroupName", target.workgroup());
    answer.put("Database", target.database());
    answer.put("DbUser", USER);
    answer.putArray("DbGroups");
    if (waited) {
      StatementState state = statement.state();
      answer.put("Status", state.status().name());
      answer.put("RedshiftPid", statement.processId());
      answer.put("HasResultSet", hasResult(statement));
    }
    return answer;
  }

  ObjectNode described(DataStatement statement, int part) {
    ObjectNode answer = object();
    Submission submission = statement.submission();
    StatementState state = statement.state(part);
    answer.put("Id", part == DataStatement.WHOLE ? statement.id() : partId(statement, part));
    answer.put("WorkgroupName", target.workgroup());
    answer.put("Database", target.database());
    answer.put("DbUser", USER);
    answer.put("RedshiftPid", statement.processId());
    answer.put("ResultFormat", submission.format().name());
    answer.put("CreatedAt", seconds(statement.createdAt()));
    addState(answer, state);
    answer.put(
        "HasResultSet", part == DataStatement.WHOLE ? hasResult(statement) : state.table() != null);
    addParameters(answer, submission);
    if (submission.isBatch() && part == DataStatement.WHOLE) {
      answer.put("ExecutionMode", submission.mode().name());
      addParts(answer.putArray("SubStatements"), statement);
    } else {
      answer.put("QueryString", submission.sqls().get(Math.max(0, part)));
    }
    return answer;
  }

  private static void addParts(ArrayNode parts, DataStatement statement) {
    for (int part = 0; part < statement.submission().sqls().size(); part++) {
      StatementState state = statement.state(part);
      ObjectNode answer = parts.addObject();
      answer.put("Id", partId(statement, part));
      answer.put("CreatedAt", seconds(statement.createdAt()));
      answer.put("QueryString", statement.submission().sqls().get(part));
      answer.put("HasResultSet", state.table() != null);
      addState(answer, state);
    }
  }

  private static void addState(ObjectNode answer, StatementState state) {
    answer.put("Status", state.status().name());
    if (state.error() != null) {
      answer.put("Error", state.error());
    }
    answer.put("Duration", state.work().nanos());
    answer.put("ResultRows", state.work().rows());
    answer.put("ResultSize", state.resultBytes());
    // The engine numbers no queries; the service shows -1 for those that it has not numbered.
    answer.put("RedshiftQueryId", -1);
    answer.put("UpdatedAt", seconds(state.updatedAt()));
  }

  private static void addParameters(ObjectNode answer, Submission submission) {
    if (!submission.parameters().isEmpty()) {
      ArrayNode list = answer.putArray("QueryParameters");
      submission
          .parameters()
          .forEach((name, value) -> list.addObject().put("name", name).put("value", value));
    }
  }

  ObjectNode listed(DataStatement statement) {
    ObjectNode answer = object();
    Submission submission = statement.submission();
    answer.put("Id", statement.id());
    answer.put("Status", statement.state().status().name());
    answer.put("CreatedAt", seconds(statement.createdAt()));
    answer.put("UpdatedAt", seconds(statement.state().updatedAt()));
    answer.put("IsBatchStatement", submission.isBatch());
    answer.put("ResultFormat", submission.format().name());
    submission.name().ifPresent(name -> answer.put("StatementName", name));
    addParameters(answer, submission);
    if (submission.isBatch()) {
      answer.put("ExecutionMode", submission.mode().name());
      ArrayNode sqls = answer.putArray("QueryStrings");
      submission.sqls().forEach(sqls::add);
    } else {
      answer.put("QueryString", submission.sqls().getFirst());
    }
    return answer;
  }

  private static boolean hasResult(DataStatement statement) {
    return statement.parts().stream().anyMatch(part -> part.table() != null);
  }

  private static String partId(DataStatement statement, int part) {
    return statement.id() + ':' + (part + 1);
  }

  static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }
}
