package io.trackway.local.redshift.api;

import io.trackway.local.redshift.statement.DataStatement;
import io.trackway.local.redshift.statement.Statements;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement that an id names, or one part of a batch: {@code uuid} or {@code uuid:N}. */
record StatementReference(DataStatement statement, int part) {
  private static final Pattern ID =
      Pattern.compile("([a-z0-9]{8}(?:-[a-z0-9]{4}){3}-[a-z0-9]{12})(?::(\\d{1,2}))?");

  static StatementReference of(Fields fields, Statements statements) {
    String id = fields.required("Id");
    Matcher matcher = ID.matcher(id);
    if (!matcher.matches()) {
      throw ApiException.validation(
          "id must satisfy regex pattern: "
              + "^[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}(:\\d+)?$");
    }
    DataStatement statement =
        statements.find(matcher.group(1)).orElseThrow(StatementReference::unknown);
    if (matcher.group(2) == null) {
      return new StatementReference(statement, DataStatement.WHOLE);
    }
    int part = Integer.parseInt(matcher.group(2)) - 1;
    if (!statement.submission().isBatch()
        || part < 0
        || part >= statement.submission().sqls().size()) {
      throw unknown();
    }
    return new StatementReference(statement, part);
  }

  private static ApiException unknown() {
    return ApiException.notFound("Query does not exist.");
  }
}
