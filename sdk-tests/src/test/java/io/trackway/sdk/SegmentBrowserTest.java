package io.trackway.sdk;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code @segment/analytics-next} in a page of Chromium, from its boot on. */
class SegmentBrowserTest extends ScriptSdkContract {

  /** Every tenth call is an identify, the first of them number 0. */
  private static final int IDENTIFY_EVERY = 10;

  @Override
  Script start() throws IOException, InterruptedException {
    return BrowserScript.start("@segment/analytics-next/dist/umd/index.js", "segment-browser.js");
  }

  @Override
  Call call(int number, String run, Instant now) {
    Call call = SegmentCalls.call(number, run, now);
    return call.as(
        new Row.Who(
            identified(number, run, now), null, call.who().previousId(), call.who().groupId()));
  }

  /** The page has one user, the one that was identified last, whoever an alias is given. */
  private static @Nullable String identified(int number, String run, Instant now) {
    int last = number / IDENTIFY_EVERY * IDENTIFY_EVERY;
    return SegmentCalls.call(last, run, now).who().userId();
  }

  @Override
  Habits habits() {
    String context =
        """
        {'library': {'name': 'analytics.js', 'version': 'next-1.84.3'},
         'page': {'path': '/shop', 'title': 'Shop'}, 'locale': 'en-US'}
        """;
    return new Habits(
        true, Set.of("name", "path", "referrer", "search", "title", "url"), Json.object(context));
  }
}
