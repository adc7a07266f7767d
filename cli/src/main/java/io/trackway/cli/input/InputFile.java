package io.trackway.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;

/** The file that is sent, or the standard input where it is called {@code -}. */
public record InputFile(Path path) {

  private static final Path STANDARD_INPUT = Path.of("-");

  /** What tells one file from another without reading all of it. */
  private static final int BEGINNING_BYTES = 64 * 1024;

  /**
   * What a file is recognized by.
   *
   * @param bytes its size
   * @param beginning SHA-256 of its first 64 KB
   */
  public record Identity(long bytes, String beginning) {

    /** Of what cannot be read again. */
    public static final Identity NONE = new Identity(0, "");
  }

  public boolean isReadable() {
    return path.equals(STANDARD_INPUT) || (Files.isReadable(path) && !Files.isDirectory(path));
  }

  /** Whether it can be read again from any place; a pipe cannot. */
  public boolean isRepeatable() {
    return Files.isRegularFile(path);
  }

  /** Its size, where that is known before its end. */
  public OptionalLong bytes() throws IOException {
    return isRepeatable() ? OptionalLong.of(Files.size(path)) : OptionalLong.empty();
  }

  /** Its bytes from that offset on. */
  public InputStream open(long offset) throws IOException {
    // The launcher's own stream has a buffer, which would only copy once more.
    InputStream in = path.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(path);
    in.skipNBytes(offset);
    return in;
  }

  /** What it is recognized by; of no use for a pipe. */
  public Identity identity() throws IOException {
    try (InputStream in = open(0)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String beginning = HexFormat.of().formatHex(digest.digest(in.readNBytes(BEGINNING_BYTES)));
      return new Identity(Files.size(path), beginning);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
