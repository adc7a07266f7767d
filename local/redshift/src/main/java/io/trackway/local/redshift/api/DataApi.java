package io.trackway.local.redshift.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.local.redshift.RedshiftOptions;
import io.trackway.local.redshift.engine.Tables;
import io.trackway.local.redshift.statement.Runner;
import io.trackway.local.redshift.statement.Statements;
import java.util.Map;

/** The operations of the Data API by name. */
public final class DataApi {
  private final Map<String, Operation> operations;
  private final RateLimits limits;

  public DataApi(RedshiftOptions options, Runner runner, Tables tables) {
    Answers answers = new Answers(options.target());
    Statements statements =
        new Statements(options.clock(), options.throttle().activeStatementsMax());
    Submissions submissions = new Submissions(options.target());
    StatementCalls calls = new StatementCalls(submissions, statements, runner, answers);
    CatalogueCalls catalogue = new CatalogueCalls(submissions, options.target(), tables);
    this.operations =
        Map.ofEntries(
            Map.entry("ExecuteStatement", calls::execute),
            Map.entry("BatchExecuteStatement", calls::batchExecute),
            Map.entry("DescribeStatement", calls::describe),
            Map.entry("CancelStatement", calls::cancel),
            Map.entry("GetStatementResult", calls::result),
            Map.entry("GetStatementResultV2", calls::resultV2),
            Map.entry("ListStatements", new ListCalls(statements, answers)::listStatements),
            Map.entry("ListDatabases", catalogue::listDatabases),
            Map.entry("ListSchemas", catalogue::listSchemas),
            Map.entry("ListTables", catalogue::listTables),
            Map.entry("DescribeTable", catalogue::describeTable));
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
