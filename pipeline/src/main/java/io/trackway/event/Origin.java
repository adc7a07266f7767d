package io.trackway.event;

/**
 * One arrival of an entry: where in the {@code events} stream it stands.
 *
 * <p>It stays the same however often the record is delivered, so it is the owner of a claim, and
 * the key of what is counted per arrival.
 *
 * @param entry the entry's place in its envelope, such as {@code 3}; rejections have {@code r0}
 */
public record Origin(String shard, String sequenceNumber, String entry) {

  /** Stands where an arrival has its shard, and is the name of none. */
  private static final String REQUEST = "request";

  /**
   * The address of what no arrival brought, but somebody's request.
   *
   * @param id of the request and no other, without a colon
   */
  public static Origin ofRequest(String id) {
    return new Origin(REQUEST, id, "0");
  }

  /** The form kept in the ledger and the warehouse: {@code shard:sequence:entry}. */
  public String text() {
    return shard + ":" + sequenceNumber + ":" + entry;
  }

  /**
   * Reads {@link #text} back.
   *
   * @throws IllegalArgumentException where it is not of that form
   */
  public static Origin parse(String text) {
    int last = text.lastIndexOf(':');
    int middle = last < 1 ? -1 : text.lastIndexOf(':', last - 1);
    if (middle < 1) {
      throw new IllegalArgumentException("origin is not shard:sequence:entry: " + text);
    }
    return new Origin(
        text.substring(0, middle), text.substring(middle + 1, last), text.substring(last + 1));
  }
}
