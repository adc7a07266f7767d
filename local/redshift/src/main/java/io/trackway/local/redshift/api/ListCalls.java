package io.trackway.local.redshift.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackway.local.redshift.statement.DataStatement;
import io.trackway.local.redshift.statement.Statements;
import io.trackway.local.redshift.statement.Status;
import java.util.List;
import java.util.Optional;

/** The operation that lists statements, page by page and the newest first. */
final class ListCalls {
  private static final int PAGE_MAX = 100;

  private final Statements statements;
  private final Answers answers;

  ListCalls(Statements statements, Answers answers) {
    this.statements = statements;
    this.answers = answers;
  }

  /** What a client may filter by: a state, or all of them. */
  private enum StatusFilter {
    SUBMITTED,
    PICKED,
    STARTED,
    FINISHED,
    ABORTED,
    FAILED,
    ALL;

    boolean takes(Status status) {
      return this == ALL || name().equals(status.name());
    }
  }

  ObjectNode listStatements(Fields fields) {
    StatusFilter filter = fields.choice("Status", StatusFilter.class).orElse(StatusFilter.FINISHED);
    String prefix = fields.text("StatementName").orElse("");
    int max = fields.number("MaxResults", 0, PAGE_MAX).orElse(PAGE_MAX);
    Optional<String> after = fields.text("NextToken");
    List<DataStatement> rest =
        statements.newestFirst().stream()
            .dropWhile(each -> after.isPresent() && !each.id().equals(after.get()))
            .skip(after.isPresent() ? 1 : 0)
            .filter(each -> filter.takes(each.state().status()))
            .filter(each -> each.submission().name().orElse("").startsWith(prefix))
            .toList();
    List<DataStatement> page = rest.subList(0, Math.min(max == 0 ? PAGE_MAX : max, rest.size()));
    ObjectNode answer = Answers.object();
    ArrayNode list = answer.putArray("Statements");
    page.forEach(each -> list.add(answers.listed(each)));
    if (page.size() < rest.size()) {
      answer.put("NextToken", page.getLast().id());
    }
    return answer;
  }
}
