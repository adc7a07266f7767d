package io.trackway.sdk;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/** {@code @snowplow/browser-tracker} in a page of Chromium. */
class SnowplowBrowserTest extends ScriptSdkContract {

  @Override
  Script start() throws IOException, InterruptedException {
    return BrowserScript.start(
        "@snowplow/browser-tracker/dist/index.umd.min.js", "snowplow-browser.js");
  }

  @Override
  Call call(int number, String run, Instant now) {
    return SnowplowCalls.call(number, run);
  }

  @Override
  Habits habits() {
    return new Habits(
        true, Set.of(), Json.object("{'library': {'name': 'js', 'version': '4.10.1'}}"));
  }
}
