package io.trackway.local.redshift.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackway.local.redshift.RedshiftOptions.Target;
import io.trackway.local.redshift.dialect.Dialect;
import io.trackway.local.redshift.statement.Submission;
import io.trackway.local.redshift.statement.Submission.Format;
import io.trackway.local.redshift.statement.Submission.Mode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads ExecuteStatement and BatchExecuteStatement, and refuses what the service refuses. */
final class Submissions {
  private static final int SQL_BYTES_MAX = 100 * 1024;
  private static final int STATEMENTS_MAX = 40;
  private static final int TOKEN_CHARACTERS_MAX = 64;
  private static final int NAME_CHARACTERS_MAX = 2048;
  private static final Pattern PARAMETER_NAME = Pattern.compile("[0-9a-zA-Z_]+");

  private final Target target;

  Submissions(Target target) {
    this.target = target;
  }

  /** The modes that a client may name. */
  private enum ExecutionMode {
    TRANSACTION,
    AUTO_COMMIT
  }

  Submission single(Fields fields) {
    return submission(fields, List.of(fields.required("Sql")), Mode.SINGLE);
  }

  Submission batch(Fields fields) {
    List<String> sqls = fields.list("Sqls").stream().map(JsonNode::asText).toList();
    if (sqls.isEmpty() || sqls.size() > STATEMENTS_MAX) {
      throw Fields.invalid(
          "Sqls", "Member must have length between 1 and %d, inclusive".formatted(STATEMENTS_MAX));
    }
    Mode mode =
        switch (fields
            .choice("ExecutionMode", ExecutionMode.class)
            .orElse(ExecutionMode.TRANSACTION)) {
          case TRANSACTION -> Mode.TRANSACTION;
          case AUTO_COMMIT -> Mode.AUTO_COMMIT;
        };
    return submission(fields, sqls, mode);
  }

  Optional<String> token(Fields fields) {
    return fields.text("ClientToken", 1, TOKEN_CHARACTERS_MAX);
  }

  private Submission submission(Fields fields, List<String> sqls, Mode mode) {
    checkTarget(fields);
    checkSessions(fields);
    Set<String> used = new HashSet<>();
    sqls.forEach(sql -> used.addAll(checkText(sql).parameters()));
    Map<String, String> parameters = parameters(fields);
    checkUse(parameters.keySet(), used);
    return new Submission(
        sqls,
        parameters,
        mode,
        fields.text("StatementName", 0, NAME_CHARACTERS_MAX),
        fields.choice("ResultFormat", Format.class).orElse(Format.JSON));
  }

  /** The workgroup must be the one that exists; it may be given as an ARN's last part. */
  void checkTarget(Fields fields) {
    Optional<String> workgroup = fields.text("WorkgroupName");
    if (workgroup.isPresent() && fields.has("ClusterIdentifier")) {
      throw ApiException.validation(
          "Only one of ClusterIdentifier or WorkgroupName can be specified.");
    }
    if (workgroup.isEmpty() && !fields.has("ClusterIdentifier")) {
      throw ApiException.validation(
          "Either ClusterIdentifier or WorkgroupName needs to be specified.");
    }
    String name = workgroup.map(text -> text.substring(text.lastIndexOf('/') + 1)).orElse("");
    if (!name.equals(target.workgroup())) {
      throw ApiException.validation("Redshift endpoint doesn't exist in this region.");
    }
    String database = fields.required("Database");
    if (!database.equals(target.database())) {
      throw ApiException.validation("FATAL: database \"" + database + "\" does not exist");
    }
  }

  private static void checkSessions(Fields fields) {
    for (String field : new String[] {"SessionId", "SessionKeepAliveSeconds"}) {
      if (fields.has(field)) {
        throw ApiException.validation(field + " is not available locally: there are no sessions");
      }
    }
  }

  private static Dialect.Inspection checkText(String sql) {
    if (sql.length() > SQL_BYTES_MAX / 4
        && sql.getBytes(StandardCharsets.UTF_8).length > SQL_BYTES_MAX) {
      throw ApiException.validation("Cannot process query string larger than 100kB");
    }
    Dialect.Inspection inspection = Dialect.inspect(sql);
    if (inspection.statements() == 0) {
      throw ApiException.validation("SQL statement is empty.");
    }
    if (inspection.statements() > 1) {
      throw ApiException.validation(
          "Multiple SQL statements in one string are not allowed; use BatchExecuteStatement.");
    }
    return inspection;
  }

  private static Map<String, String> parameters(Fields fields) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (JsonNode element : fields.list("Parameters")) {
      Fields parameter = new Fields(element);
      if (parameters.put(parameterName(parameter), parameterValue(parameter)) != null) {
        throw ApiException.validation("Parameters list contains duplicate parameters");
      }
    }
    if (fields.has("Parameters") && parameters.isEmpty()) {
      throw Fields.invalid("Parameters", "Member must have length greater than or equal to 1");
    }
    return parameters;
  }

  private static String parameterName(Fields parameter) {
    String name = parameter.required("name");
    if (!PARAMETER_NAME.matcher(name).matches()) {
      throw Fields.invalid(
          "Parameters.name", "Member must satisfy regular expression pattern: [0-9a-zA-Z_]+");
    }
    return name;
  }

  private static String parameterValue(Fields parameter) {
    String value = parameter.text("value").orElseThrow(() -> Fields.missing("value"));
    if (value.isEmpty()) {
      throw Fields.invalid(
          "Parameters.value", "Member must have length greater than or equal to 1");
    }
    return value;
  }

  private static void checkUse(Set<String> given, Set<String> used) {
    if (!used.containsAll(given)) {
      throw ApiException.validation("Parameters list contains unused parameters");
    }
    if (!given.containsAll(used)) {
      Set<String> missing = new TreeSet<>(used);
      missing.removeAll(given);
      throw ApiException.validation("Parameters list is missing parameters: " + missing);
    }
  }
}
