package io.trackway.event;

import org.jspecify.annotations.Nullable;

/**
 * Who did it, as far as the client knows.
 *
 * @param userId the signed-in user
 * @param anonymousId the device or browser
 */
public record Identity(@Nullable String userId, @Nullable String anonymousId) {

  /** Nobody in particular. */
  public static final Identity NOBODY = new Identity(null, null);

  /** The key whose events stay in order: the user, else the device, else the event alone. */
  public String userKey(EventKey event) {
    if (userId != null) {
      return userId;
    }
    return anonymousId != null ? anonymousId : event.id();
  }
}
