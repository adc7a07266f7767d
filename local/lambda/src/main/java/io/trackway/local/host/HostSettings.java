package io.trackway.local.host;

import java.nio.file.Path;

/**
 * What a host needs besides its functions.
 *
 * @param javaExecutable the {@code java} that runs the functions
 * @param runtimeClient the directory that holds the jars of the runtime interface client
 * @param directory where the host makes a folder of its own, which it removes when it is closed
 */
public record HostSettings(
    Path javaExecutable,
    Path runtimeClient,
    Path directory,
    AwsIdentity identity,
    HostLimits limits) {

  /** Functions run on the Java that runs the host. */
  public static Path runningJava() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
