package io.trackway.liveplan;

/** Ends the build where the plan that it packages cannot be used. */
final class Check {

  private Check() {}

  public static void main(String[] arguments) {
    try {
      PlanFile.packaged();
    } catch (IllegalStateException unusable) {
      System.err.println(unusable.getMessage());
      System.exit(1);
    }
  }
}
