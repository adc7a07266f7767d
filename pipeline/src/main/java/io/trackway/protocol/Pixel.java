package io.trackway.protocol;

import io.trackway.request.Answer;
import java.util.Base64;

/** The image that requests by image are answered with: one transparent dot. */
final class Pixel {

  private static final Answer.Body IMAGE =
      Answer.Body.binary(
          "image/gif",
          Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"));

  private Pixel() {}

  /** The same answer as an image, which nobody may keep: each time it is shown is an event. */
  static Answer instead(Answer told) {
    return new Answer(told.status(), told.headers(), told.cookies(), IMAGE)
        .with("cache-control", "no-cache, no-store, must-revalidate");
  }
}
