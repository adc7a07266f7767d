package io.trackway.enrich;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The mark that an advertising network puts into the URL of a click.
 *
 * @param parameter its name in URLs, in lower case
 */
record ClickId(String parameter, String network) {

  private static final int VALUE_BYTES_MAX = 500;

  /** Of several in one URL the first of these counts. */
  private static final List<ClickId> KNOWN =
      List.of(
          new ClickId("gclid", "Google Ads"),
          new ClickId("gbraid", "Google Ads"),
          new ClickId("wbraid", "Google Ads"),
          new ClickId("dclid", "Google Display & Video 360"),
          new ClickId("msclkid", "Microsoft Advertising"),
          new ClickId("ttclid", "TikTok"),
          new ClickId("twclid", "X"),
          new ClickId("li_fat_id", "LinkedIn"),
          new ClickId("yclid", "Yandex Direct"),
          new ClickId("ymclid", "Yandex Market"),
          new ClickId("epik", "Pinterest"),
          new ClickId("sccid", "Snapchat"),
          new ClickId("rdt_cid", "Reddit"),
          new ClickId("qclid", "Quora"),
          new ClickId("tblci", "Taboola"),
          new ClickId("dicbo", "Outbrain"),
          new ClickId("irclickid", "impact.com"),
          new ClickId("cjevent", "CJ"),
          new ClickId("awc", "Awin"),
          // Meta marks links that nobody paid for, too, so that it says least.
          new ClickId("fbclid", "Meta"));

  static void write(Parameters url, Section section) throws IOException {
    for (ClickId id : KNOWN) {
      Optional<String> value = Optional.ofNullable(url.text(id.parameter()));
      if (value.filter(text -> !Section.storable(text, VALUE_BYTES_MAX).isEmpty()).isPresent()) {
        section
            .text("name", id.parameter(), VALUE_BYTES_MAX)
            .text("network", id.network(), VALUE_BYTES_MAX)
            .text("value", value.get(), VALUE_BYTES_MAX)
            .end();
        return;
      }
    }
  }
}
