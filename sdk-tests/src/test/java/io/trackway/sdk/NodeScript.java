package io.trackway.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A script in a process of Node.js: a command a line on its input, an answer a line on its output.
 */
final class NodeScript implements Script {

  private static final String ENDED = "ended";

  private final Process process;
  private final Path log;
  private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(16);

  private NodeScript(Process process, Path log) {
    this.process = process;
    this.log = log;
    Thread.startVirtualThread(this::readAnswers);
  }

  static NodeScript start(String name) throws IOException, InterruptedException {
    Path modules = NodeModules.folder();
    Path log = modules.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            "node",
            NodeModules.script("node-main.js").toString(),
            NodeModules.script(name).toString());
    builder.environment().put("NODE_PATH", modules.resolve("node_modules").toString());
    return new NodeScript(builder.redirectError(log.toFile()).start(), log);
  }

  @Override
  public void run(JsonNode command) throws IOException, InterruptedException {
    Writer input = process.outputWriter(UTF_8);
    input.write(command + "\n");
    input.flush();
    @Nullable String answer = answers.poll(Patience.DELIVERED.toSeconds(), TimeUnit.SECONDS);
    if (answer == null || !answer.equals("done")) {
      throw new IllegalStateException(answer + "\n" + Files.readString(log));
    }
  }

  private void readAnswers() {
    try (BufferedReader output = process.inputReader(UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        answers.add(line);
      }
      answers.add(ENDED);
    } catch (IOException closed) {
      answers.add(ENDED);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
