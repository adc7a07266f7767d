package io.trackway.sdk;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same SDKs with options that change what they put on the wire. */
@ExtendWith(SharedStack.class)
class SdkOptionsTest {

  private static final int CALLS = 20;
  private static final String ANONYMOUS = "anonymous";

  /** An SDK, and options that are not its own defaults. */
  record Options(String name, ScriptSdkContract sdk, String json) {

    @Override
    public String toString() {
      return name;
    }

    Habits habits() {
      return name.equals(ANONYMOUS) ? sdk.habits().withoutNames() : sdk.habits();
    }

    Call call(int number, Instant now) {
      Call call = sdk.call(number, run(), now);
      return name.equals(ANONYMOUS) ? call.as(Row.Who.NOBODY) : call;
    }

    String run() {
      return "%s %s ".formatted(sdk.getClass().getSimpleName(), name);
    }
  }

  static List<Options> options() {
    return List.of(
        new Options(
            "batches",
            new SegmentBrowserTest(),
            "{'deliveryStrategy': {'strategy': 'batching', 'config': {'size': 7, 'timeout': 99}}}"),
        new Options("GET", new SnowplowNodeTest(), "{'eventMethod': 'get'}"),
        new Options("plain JSON", new SnowplowNodeTest(), "{'encodeBase64': false}"),
        new Options(
            "GET with plain JSON",
            new SnowplowNodeTest(),
            "{'eventMethod': 'get', 'encodeBase64': false}"),
        new Options("GET", new SnowplowBrowserTest(), "{'eventMethod': 'get'}"),
        new Options("base64", new SnowplowBrowserTest(), "{'encodeBase64': true}"),
        new Options(
            "no credentials",
            new SnowplowBrowserTest(),
            "{'credentials': 'omit', 'keepalive': true}"),
        new Options(
            ANONYMOUS,
            new SnowplowBrowserTest(),
            "{'anonymousTracking': {'withServerAnonymisation': true}}"));
  }

  @ParameterizedTest
  @MethodSource("options")
  void calls_withTheseOptions_areOneRowEach(Options options, RunningStack stack)
      throws IOException, InterruptedException, SQLException {
    Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<Call> calls = IntStream.range(0, CALLS).mapToObj(it -> options.call(it, begin)).toList();
    Rows rows = new Rows(stack.warehouse(), options.run(), begin);

    try (Sdk sdk =
        options.sdk().open(stack.gateway(), stack.writeKey(), Json.object(options.json()))) {
      sdk.track(calls.stream().map(Call::content).toList());
      sdk.finish();
      rows.await(CALLS);
    }
    rows.requireOneForEach(calls, options.habits());
  }
}
