package io.trackway.client;

/**
 * An event that the endpoint rejected.
 *
 * @param index in its request, from 0
 * @param code why, for machines
 * @param message why, for people
 */
public record RejectedEvent(int index, String code, String message) {}
