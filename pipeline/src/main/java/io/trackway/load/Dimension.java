package io.trackway.load;

/**
 * A column of its own for something that analysts filter and group by, so that they need not look
 * into JSON, and the warehouse can compress it and skip blocks by it.
 *
 * <p>What is too long for it is cut, and {@link Dimensions#truncated()} says so; the whole value is
 * in the JSON that it comes from.
 */
public enum Dimension {
  PAGE_URL("page_url", 2_048),
  PAGE_HOST("page_host", 256),
  PAGE_PATH("page_path", 1_024),
  PAGE_TITLE("page_title", 1_024),
  REFERRER_URL("referrer_url", 2_048),
  REFERRER_HOST("referrer_host", 256),
  REFERRER_MEDIUM("referrer_medium", 256),
  REFERRER_SOURCE("referrer_source", 256),
  CAMPAIGN_SOURCE("campaign_source", 256),
  CAMPAIGN_MEDIUM("campaign_medium", 256),
  CAMPAIGN_NAME("campaign_name", 256),
  CAMPAIGN_TERM("campaign_term", 256),
  CAMPAIGN_CONTENT("campaign_content", 256),
  BROWSER("browser", 64),
  OPERATING_SYSTEM("os", 64),
  DEVICE("device", 16),
  APP_NAME("app_name", 256),
  APP_VERSION("app_version", 256),
  LOCALE("locale", 256),
  TIMEZONE("timezone", 256),
  USER_AGENT("user_agent", 1_024),
  IP_ADDRESS("ip", 64);

  private final String column;
  private final int bytesMax;

  Dimension(String column, int bytesMax) {
    this.column = column;
    this.bytesMax = bytesMax;
  }

  /** The column's name. */
  public String column() {
    return column;
  }

  /** The column's width, in bytes of UTF-8. */
  public int bytesMax() {
    return bytesMax;
  }
}
