package io.trackway.live;

/**
 * What a batch came to.
 *
 * @param events that were taken into live state
 * @param skipped that an earlier delivery had brought, or that name nobody
 * @param unreadable records that this version cannot read; the loader keeps them
 * @param documents that were stored
 * @param settled people whose funnels or segments changed
 */
public record LiveCounts(int events, int skipped, int unreadable, int documents, int settled) {}
