package io.trackway.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** An SDK for JavaScript, whose calls a script makes. */
final class ScriptSdk implements Sdk {

  private final Script script;

  private ScriptSdk(Script script) {
    this.script = script;
  }

  /**
   * Has the script set up its SDK to send there.
   *
   * @param options that the SDK gets besides those that the script gives it
   */
  static ScriptSdk open(Script script, URI endpoint, String writeKey, ObjectNode options)
      throws IOException, InterruptedException {
    ObjectNode command = command("open");
    command.put("endpoint", endpoint.toString()).put("writeKey", writeKey).set("options", options);
    try {
      script.run(command);
    } catch (IOException | InterruptedException | RuntimeException failed) {
      script.close();
      throw failed;
    }
    return new ScriptSdk(script);
  }

  @Override
  public void track(List<JsonNode> calls) throws IOException, InterruptedException {
    ObjectNode command = command("track");
    command.putArray("calls").addAll(calls);
    script.run(command);
  }

  @Override
  public void finish() throws IOException, InterruptedException {
    script.run(command("finish"));
  }

  @Override
  public void close() throws IOException {
    script.close();
  }

  private static ObjectNode command(String name) {
    return JsonNodeFactory.instance.objectNode().put("do", name);
  }
}
