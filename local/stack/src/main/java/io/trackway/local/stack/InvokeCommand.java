package io.trackway.local.stack;

import io.trackway.local.host.InvocationResult;
import io.trackway.local.host.InvocationResult.Answered;
import io.trackway.local.host.Payload;
import io.trackway.local.stack.StackOptions.Intake;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a function once: in the running stack, or in one that is started for it. */
@Command(
    name = "invoke",
    description = "Runs a function once on a sample event and prints its answer.",
    mixinStandardHelpOptions = true)
final class InvokeCommand implements Callable<Integer> {

  private static final String FUNCTION_ERROR_HEADER = "X-Amz-Function-Error";

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "FUNCTION", description = "Its logical id in the template.")
  private String function = "";

  @Option(
      names = {"-e", "--event"},
      paramLabel = "FILE",
      required = true,
      description = "The event, as JSON.")
  private Path event = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isReadable(event)) {
      throw new StackException("There is no event to read at " + event);
    }
    Payload payload = Payload.of(Files.readAllBytes(event));
    StackOptions options = common.stackOptions().withIntake(new Intake.Closed());
    Path running = RunFolder.invokeEndpointFile(options.directory());
    boolean answered;
    if (Files.exists(running) && RunFolder.isTaken(options.directory())) {
      answered = join(URI.create(Files.readString(running)), payload);
    } else {
      answered = startAndInvoke(options, payload);
    }
    return answered ? 0 : 1;
  }

  private boolean startAndInvoke(StackOptions options, Payload payload)
      throws IOException, InterruptedException {
    try (LocalStack stack = LocalStack.start(options)) {
      InvocationResult result = stack.invoke(function, payload);
      print(result.document().text());
      return result instanceof Answered;
    }
  }

  private boolean join(URI invokeEndpoint, Payload payload)
      throws IOException, InterruptedException {
    URI uri = invokeEndpoint.resolve("/2015-03-31/functions/%s/invocations".formatted(function));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .POST(HttpRequest.BodyPublishers.ofByteArray(payload.bytes()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      print(response.body());
      return response.statusCode() < 300
          && response.headers().firstValue(FUNCTION_ERROR_HEADER).isEmpty();
    }
  }

  private void print(String answer) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(answer);
    out.flush();
  }
}
