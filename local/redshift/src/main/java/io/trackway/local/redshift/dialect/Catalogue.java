package io.trackway.local.redshift.dialect;

import java.util.Set;

/** What the dialect must know of the database to read a statement. */
@FunctionalInterface
public interface Catalogue {
  /** The names of all columns of type SUPER, whatever table they are in. */
  Set<String> superColumns();
}
