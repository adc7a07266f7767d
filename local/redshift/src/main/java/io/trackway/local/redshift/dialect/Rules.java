package io.trackway.local.redshift.dialect;

import java.util.List;

/** The bridge, in the order in which it is crossed. */
final class Rules {
  static final List<Rule> ALL =
      List.of(
          new CreateTableRule(),
          new AlterTableRule(),
          new StatementRule(),
          new QualifyRule(),
          new TopRule(),
          new MaximumRule(),
          new DateParts(),
          new FunctionRule());

  private Rules() {}
}
