package io.trackway.sdk;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/** {@code @snowplow/node-tracker} in Node.js. */
class SnowplowNodeTest extends ScriptSdkContract {

  @Override
  Script start() throws IOException, InterruptedException {
    return NodeScript.start("snowplow-node.js");
  }

  @Override
  Call call(int number, String run, Instant now) {
    return SnowplowCalls.call(number, run);
  }

  @Override
  Habits habits() {
    return new Habits(
        false, Set.of(), Json.object("{'library': {'name': 'node', 'version': '4.8.0'}}"));
  }
}
