package io.trackway.sdk;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/** {@code @segment/analytics-node} in Node.js. */
class SegmentNodeTest extends ScriptSdkContract {

  @Override
  Script start() throws IOException, InterruptedException {
    return NodeScript.start("segment-node.js");
  }

  @Override
  Call call(int number, String run, Instant now) {
    Call call = SegmentCalls.call(number, run, now);
    Row.Who who = call.who();
    // It leaves the anonymous id of an alias out.
    return call.what().type().equals("alias")
        ? call.as(new Row.Who(who.userId(), null, who.previousId(), who.groupId()))
        : call;
  }

  @Override
  Habits habits() {
    return new Habits(
        false,
        Set.of(),
        Json.object("{'library': {'name': '@segment/analytics-node', 'version': '3.1.0'}}"));
  }
}
