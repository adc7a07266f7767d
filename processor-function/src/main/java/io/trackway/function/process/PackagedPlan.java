package io.trackway.function.process;

import io.trackway.plan.PlanFolder;
import io.trackway.plan.PlanReading;
import io.trackway.plan.SchemaPlan;
import io.trackway.process.TrackingPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The tracking plan that is packaged with the function, where there is one. */
final class PackagedPlan {

  private static final String FOLDER = "/tracking-plan";

  private PackagedPlan() {}

  /**
   * Reads it from where the function's classes are.
   *
   * @throws IllegalStateException listing everything that is wrong with it
   */
  static TrackingPlan read() {
    @Nullable URL folder = PackagedPlan.class.getResource(FOLDER);
    return folder == null ? TrackingPlan.NONE : in(Path.of(address(folder)));
  }

  /** The same for that folder. */
  static TrackingPlan in(Path folder) {
    try {
      return switch (PlanFolder.read(folder)) {
        case PlanReading.Sound(SchemaPlan plan) -> plan;
        case PlanReading.Absent() -> TrackingPlan.NONE;
        case PlanReading.Faulty faulty ->
            throw new IllegalStateException("The tracking plan cannot be used:\n" + faulty.text());
      };
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static URI address(URL folder) {
    try {
      return folder.toURI();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("no address: " + folder, impossible);
    }
  }
}
