package io.trackway.local.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The folder of one run: the unpacked native library, and the temporary files of functions. */
final class RunDirectory implements AutoCloseable {

  private static final String CLIENT_JAR_PREFIX = "aws-lambda-java-runtime-interface-client-";

  private static final String PREFIX = "functions-";
  private static final Pattern OWNER = Pattern.compile(PREFIX + "(\\d{1,18})-.*");

  private final Path root;
  private final List<Path> clientJars;

  RunDirectory(Path parent, Path runtimeClient) throws IOException {
    this.clientJars = jarsIn(runtimeClient);
    Files.createDirectories(parent);
    removeLeftovers(parent);
    String prefix = PREFIX + ProcessHandle.current().pid() + "-";
    this.root = Files.createTempDirectory(parent.toAbsolutePath(), prefix);
    Files.createDirectories(temporary());
    Files.createDirectories(task());
    unpackNativeLibrary();
  }

  List<Path> clientJars() {
    return clientJars;
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  /** The working directory of functions, kept empty. */
  Path task() {
    return root.resolve("task");
  }

  Path nativeLibrary() {
    return root.resolve("runtime-client.so");
  }

  @Override
  public void close() throws IOException {
    remove(root);
  }

  /** A host that was killed could not remove its folder; its process id is in the name. */
  private static void removeLeftovers(Path parent) throws IOException {
    try (Stream<Path> folders = Files.list(parent)) {
      for (Path folder : folders.toList()) {
        Matcher owner = OWNER.matcher(folder.getFileName().toString());
        if (owner.matches() && ProcessHandle.of(Long.parseLong(owner.group(1))).isEmpty()) {
          remove(folder);
        }
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static List<Path> jarsIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(Path::toAbsolutePath)
          .filter(it -> it.toString().endsWith(".jar"))
          .sorted()
          .toList();
    }
  }

  /** The client itself unpacks to one fixed path, where concurrent starts break each other. */
  private void unpackNativeLibrary() throws IOException {
    Path jar =
        clientJars.stream()
            .filter(it -> it.getFileName().toString().startsWith(CLIENT_JAR_PREFIX))
            .findFirst()
            .orElseThrow(() -> new IOException("no runtime interface client in " + clientJars));
    try (JarFile client = new JarFile(jar.toFile())) {
      String name = "jni/libaws-lambda-jni." + platform() + ".so";
      ZipEntry library = client.getEntry(name);
      if (library == null) {
        throw new IOException("the runtime interface client has no library for " + platform());
      }
      try (InputStream in = client.getInputStream(library)) {
        Files.copy(in, nativeLibrary());
      }
    }
  }

  private static String platform() {
    String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
    boolean musl = Files.exists(Path.of("/lib/ld-musl-" + (arm ? "aarch64" : "x86_64") + ".so.1"));
    return (musl ? "linux_musl-" : "linux-") + (arm ? "aarch_64" : "x86_64");
  }
}
