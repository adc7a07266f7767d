package io.trackway.livestore;

import io.trackway.live.Document;
import io.trackway.live.LiveIndex;
import io.trackway.live.LiveStore;
import io.trackway.live.Place;
import io.trackway.live.Settlement;
import io.trackway.live.Tally;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Live state as a DynamoDB table: an item for each document and each tally, with the group as
 * partition key and the name as sort key; safe for use by many threads.
 *
 * <p>Documents are read consistently; groups are read at half the price, as {@link LiveIndex} lets
 * them be. What has expired is told until the service deletes it, which takes it some days.
 *
 * <p>Its methods throw a {@link LiveStoreException}, or the client's own exceptions, whose messages
 * name no user.
 */
public final class DynamoLiveStore implements LiveStore, LiveIndex {

  private final Reads reads;
  private final Stores stores;
  private final Settling settling;

  /** The state in that table, by a client of the region and role that the environment names. */
  public static DynamoLiveStore fromEnvironment(String tableName) {
    return new DynamoLiveStore(LiveStoreClient.fromEnvironment(), tableName, Tries.JITTERED);
  }

  /**
   * The state in that table.
   *
   * @param client with retries and connections as {@link LiveStoreClient} sets them
   */
  DynamoLiveStore(DynamoDbClient client, String tableName, Tries.Pause pause) {
    Tries tries = new Tries(tableName, pause);
    this.reads = new Reads(client, tries);
    this.stores = new Stores(client, tries);
    this.settling = new Settling(client, tries);
  }

  @Override
  public Map<Place, Document> load(Set<Place> places) {
    return reads.load(places);
  }

  @Override
  public Set<Place> store(List<Document> documents) {
    return stores.store(documents);
  }

  @Override
  public Set<Place> settle(Settlement settlement) {
    return settling.settle(settlement);
  }

  @Override
  public List<Document> documents(String group, String after, int countMax) {
    return reads.documents(group, after, countMax);
  }

  @Override
  public List<Tally> tallies(String group) {
    return reads.tallies(group);
  }
}
