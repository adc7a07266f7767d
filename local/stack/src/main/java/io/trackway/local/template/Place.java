package io.trackway.local.template;

/** Where a stack is: what the pseudo parameters stand for. */
public record Place(String region, String accountId, String stackName) {

  public Place {
    if (!region.matches("[a-z]{2}(-[a-z]+)+-\\d")) {
      throw new IllegalArgumentException("not a region: " + region);
    }
    if (!accountId.matches("\\d{12}")) {
      throw new IllegalArgumentException("an account id has 12 digits: " + accountId);
    }
    if (!stackName.matches("[a-zA-Z][a-zA-Z0-9-]{0,127}")) {
      throw new IllegalArgumentException("not a stack name: " + stackName);
    }
  }
}
