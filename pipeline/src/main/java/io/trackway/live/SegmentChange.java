package io.trackway.live;

/**
 * Somebody has entered or left a segment.
 *
 * @param isUser whether the person is a signed-in user rather than a device
 * @param number the how manieth change it is for this person and segment, from 1
 */
public record SegmentChange(
    String segment, String person, boolean isUser, boolean entered, long number) {}
