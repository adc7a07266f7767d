package io.trackway.event;

import org.jspecify.annotations.Nullable;

/**
 * Who did it, as far as the client knows.
 *
 * @param userId the signed-in user
 * @param anonymousId the device or browser
 * @param previousId of an alias: the id that the user had before
 * @param groupId the company, team or other group that the event puts the user into
 */
public record Identity(
    @Nullable String userId,
    @Nullable String anonymousId,
    @Nullable String previousId,
    @Nullable String groupId) {

  /** Nobody in particular. */
  public static final Identity NOBODY = new Identity(null, null);

  /** A user, a device, or both, without a word on former ids and groups. */
  public Identity(@Nullable String userId, @Nullable String anonymousId) {
    this(userId, anonymousId, null, null);
  }

  /** The key whose events stay in order: the user, else the device, else the event alone. */
  public String userKey(EventKey event) {
    if (userId != null) {
      return userId;
    }
    return anonymousId != null ? anonymousId : event.id();
  }
}
