package io.trackway.live;

/**
 * Where something of the live state is kept.
 *
 * @param group what is read together, such as the days of one funnel; at most {@link
 *     io.trackway.event.Limits#LIVE_KEY_BYTES_MAX} bytes of UTF-8
 * @param name which one in the group, in whose order a group is read; the same bound
 */
public record Place(String group, String name) {}
