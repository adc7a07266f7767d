package io.trackway.sdk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The SDKs of npm, installed from the committed lock file into {@code target}, once for each lock
 * file, so that a second run needs no network.
 */
final class NodeModules {

  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final Path COMMITTED = MODULE.resolve("src/test/node");
  private static final Path INSTALLED = MODULE.resolve("target/node").toAbsolutePath();
  private static final Path INSTALLED_LOCK = INSTALLED.resolve("installed-lock.json");
  private static final Duration INSTALL_MAX = Duration.ofMinutes(5);

  private NodeModules() {}

  /** The folder with {@code node_modules}. */
  static synchronized Path folder() throws IOException, InterruptedException {
    Path lock = COMMITTED.resolve("package-lock.json");
    if (Files.exists(INSTALLED_LOCK) && Files.mismatch(lock, INSTALLED_LOCK) == -1) {
      return INSTALLED;
    }
    Files.createDirectories(INSTALLED);
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.copy(
          COMMITTED.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    install();
    Files.copy(lock, INSTALLED_LOCK, StandardCopyOption.REPLACE_EXISTING);
    return INSTALLED;
  }

  /** A script of the module's own. */
  static Path script(String name) {
    return COMMITTED.resolve(name).toAbsolutePath();
  }

  private static void install() throws IOException, InterruptedException {
    File log = INSTALLED.resolve("npm.log").toFile();
    Process npm;
    try {
      npm =
          new ProcessBuilder(
                  "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts")
              .directory(INSTALLED.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log)
              .start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "The tests of the JavaScript SDKs need Node.js with npm on the PATH", e);
    }
    if (!npm.waitFor(INSTALL_MAX.toSeconds(), TimeUnit.SECONDS) || npm.exitValue() != 0) {
      npm.destroyForcibly();
      throw new IllegalStateException(
          "npm could not install the SDKs: " + Files.readString(log.toPath()));
    }
  }
}
