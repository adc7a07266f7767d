package io.trackway.local.redshift.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.local.redshift.RedshiftOptions;
import io.trackway.local.redshift.statement.Runner;
import io.trackway.local.redshift.statement.Statements;
import java.util.Map;

/** The operations of the Data API by name. */
public final class DataApi {
  private final Map<String, Operation> operations;
  private final RateLimits limits;

  public DataApi(RedshiftOptions options, Runner runner) {
    Answers answers = new Answers(options.target());
    Statements statements =
        new Statements(options.clock(), options.throttle().activeStatementsMax());
    StatementCalls calls =
        new StatementCalls(new Submissions(options.target()), statements, runner, answers);
    this.operations =
        Map.of(
            "ExecuteStatement", calls::execute,
            "BatchExecuteStatement", calls::batchExecute,
            "DescribeStatement", calls::describe,
            "CancelStatement", calls::cancel,
            "GetStatementResult", calls::result,
            "GetStatementResultV2", calls::resultV2,
            "ListStatements", new ListCalls(statements, answers)::listStatements);
    this.limits = new RateLimits(options.throttle(), options.clock());
  }

  @FunctionalInterface
  private interface Operation {
    ObjectNode call(Fields fields);
  }

  ObjectNode call(String name, Fields fields) {
    Operation operation = operations.get(name);
    if (operation == null) {
      throw ApiException.unknownOperation(name);
    }
    limits.check(name);
    return operation.call(fields);
  }
}
