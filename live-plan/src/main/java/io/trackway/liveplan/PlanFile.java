package io.trackway.liveplan;

import io.trackway.live.LivePlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan as a file in YAML, {@code funnels.yaml} by its usual name. */
public final class PlanFile {

  /** What it is called at the root of the repository and in a function's package. */
  public static final String NAME = "funnels.yaml";

  /** The file; a plan as large as can be declared has far less. */
  static final int BYTES_MAX = 256 * 1024;

  private PlanFile() {}

  /**
   * Reads that file.
   *
   * @throws IOException where it is there and cannot be read
   */
  public static PlanReading read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new PlanReading.Absent();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /**
   * The plan that is packaged with the function; none where no file was there to be packaged.
   *
   * @throws IllegalStateException listing everything that is wrong with it
   */
  public static LivePlan packaged() {
    try (@Nullable InputStream in = PlanFile.class.getResourceAsStream("/" + NAME)) {
      return in == null ? LivePlan.NONE : plan(read(in));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static LivePlan plan(PlanReading reading) {
    return switch (reading) {
      case PlanReading.Sound(LivePlan plan) -> plan;
      case PlanReading.Absent() -> LivePlan.NONE;
      case PlanReading.Faulty faulty ->
          throw new IllegalStateException(NAME + " cannot be used:\n" + faulty.text());
    };
  }

  private static PlanReading read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(BYTES_MAX + 1);
    if (bytes.length > BYTES_MAX) {
      return faulty("must have at most %,d bytes".formatted(BYTES_MAX));
    }
    try {
      return PlanReader.read(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notText) {
      return faulty("is not UTF-8");
    }
  }

  private static PlanReading faulty(String message) {
    return new PlanReading.Faulty(List.of(new Problem(0, "", message)));
  }
}
