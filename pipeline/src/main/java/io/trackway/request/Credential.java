package io.trackway.request;

/** How a request, or one entry of it, says which source sends it. */
public sealed interface Credential {

  /**
   * A secret key, as native and Segment clients show it.
   *
   * @param text never to be logged or kept
   */
  record WriteKey(String text) implements Credential {
    @Override
    public String toString() {
      return "WriteKey[hidden]";
    }
  }

  /**
   * The id of a Snowplow tracker's application, which is no secret.
   *
   * @param text empty where the tracker gives none
   */
  record ApplicationId(String text) implements Credential {}
}
