package io.trackway.local.redshift.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.local.redshift.engine.ResultTable;
import io.trackway.local.redshift.statement.DataStatement;
import io.trackway.local.redshift.statement.Runner;
import io.trackway.local.redshift.statement.StatementState;
import io.trackway.local.redshift.statement.Statements;
import io.trackway.local.redshift.statement.Submission;
import io.trackway.local.redshift.statement.Submission.Format;
import io.trackway.local.redshift.statement.Submitted;
import java.time.Duration;
import java.util.OptionalInt;

/** The operations on single statements: submit, describe, fetch, cancel. */
final class StatementCalls {
  private static final int WAIT_SECONDS_MAX = 30;

  /** The service has such a limit and does not say which. */
  private static final int WAITERS_PER_STATEMENT_MAX = 100;

  private final Submissions submissions;
  private final Statements statements;
  private final Runner runner;
  private final Answers answers;

  StatementCalls(Submissions submissions, Statements statements, Runner runner, Answers answers) {
    this.submissions = submissions;
    this.statements = statements;
    this.runner = runner;
    this.answers = answers;
  }

  ObjectNode execute(Fields fields) {
    return submit(fields, submissions.single(fields));
  }

  ObjectNode batchExecute(Fields fields) {
    return submit(fields, submissions.batch(fields));
  }

  private ObjectNode submit(Fields fields, Submission submission) {
    OptionalInt wait = wait(fields);
    return switch (statements.submit(submission, submissions.token(fields), runner::start)) {
      case Submitted.TooManyActive(int max) -> throw ApiException.tooManyActive(max);
      case Submitted.TokenReused() ->
          throw ApiException.validation("ClientToken was used before with another request.");
      case Submitted.Accepted(DataStatement statement) -> {
        await(statement, DataStatement.WHOLE, wait);
        yield answers.submitted(statement, wait.isPresent());
      }
    };
  }

  ObjectNode describe(Fields fields) {
    StatementReference reference = StatementReference.of(fields, statements);
    await(reference.statement(), reference.part(), wait(fields));
    return answers.described(reference.statement(), reference.part());
  }

  ObjectNode cancel(Fields fields) {
    DataStatement statement = StatementReference.of(fields, statements).statement();
    if (!runner.cancel(statement)) {
      throw ApiException.validation(
          "Could not cancel a query that is already in %s state with ID: %s"
              .formatted(statement.state().status(), statement.id()));
    }
    return Answers.object().put("Status", true);
  }

  ObjectNode result(Fields fields) {
    return ResultAnswers.fields(table(fields, Format.JSON), fields.text("NextToken"));
  }

  ObjectNode resultV2(Fields fields) {
    return ResultAnswers.csv(table(fields, Format.CSV), fields.text("NextToken"));
  }

  private ResultTable table(Fields fields, Format format) {
    StatementReference reference = StatementReference.of(fields, statements);
    DataStatement statement = reference.statement();
    if (statement.submission().isBatch() && reference.part() == DataStatement.WHOLE) {
      throw ApiException.validation(
          "BatchExecuteStatement result can only be retrieved with sub-statement id.");
    }
    if (statement.submission().format() != format) {
      throw ApiException.validation(
          "The result of a statement with ResultFormat %s is fetched with %s."
              .formatted(
                  statement.submission().format(),
                  format == Format.CSV ? "GetStatementResult" : "GetStatementResultV2"));
    }
    await(statement, reference.part(), wait(fields));
    StatementState state = statement.state(reference.part());
    if (state.table() == null) {
      throw ApiException.notFound(
          "Query does not have result. Please check query status with DescribeStatement.");
    }
    return state.table();
  }

  private static OptionalInt wait(Fields fields) {
    return fields.number("WaitTimeSeconds", 1, WAIT_SECONDS_MAX);
  }

  private static void await(DataStatement statement, int part, OptionalInt seconds) {
    if (seconds.isEmpty()) {
      return;
    }
    try {
      if (!statement.await(
          part, Duration.ofSeconds(seconds.getAsInt()), WAITERS_PER_STATEMENT_MAX)) {
        throw ApiException.tooManyWaiting();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiException.internal("The server is stopping.");
    }
  }
}
