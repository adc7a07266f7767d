package io.trackway.redshift;

import java.util.Optional;

/**
 * Which database is spoken to, and as whom.
 *
 * @param workgroup of Redshift Serverless; either it or the cluster is there
 * @param secretArn of the credentials; without it they are temporary, for the function's own role
 */
public record Target(
    String database,
    Optional<String> workgroup,
    Optional<String> cluster,
    Optional<String> secretArn) {

  /** A database of a serverless workgroup, as the function's own role. */
  public static Target workgroup(String workgroup, String database) {
    return new Target(database, Optional.of(workgroup), Optional.empty(), Optional.empty());
  }
}
