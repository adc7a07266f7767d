package io.trackway.local.host;

import java.io.File;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts the process of a function with the command and the environment that Lambda gives it. */
final class ProcessLauncher {

  private static final String MAIN_CLASS =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final String NATIVE_LIBRARY_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
  private static final DateTimeFormatter LOG_STREAM_DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");

  private final HostSettings settings;
  private final RunDirectory directory;

  ProcessLauncher(HostSettings settings, RunDirectory directory) {
    this.settings = settings;
    this.directory = directory;
  }

  Process start(FunctionDefinition function, String processName, String runtimeApi)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(function));
    builder.environment().clear();
    builder.environment().putAll(environment(function, processName, runtimeApi));
    builder.directory(directory.task().toFile());
    builder.redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    return builder.start();
  }

  private List<String> command(FunctionDefinition function) {
    List<String> command = new ArrayList<>();
    command.add(settings.javaExecutable().toString());
    command.addAll(
        List.of(
            "-Xmx" + function.limits().heapMegabytes() + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // Its file outlives a killed process.
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + directory.temporary(),
            "-D" + NATIVE_LIBRARY_PROPERTY + "=" + directory.nativeLibrary()));
    command.addAll(function.jvmArguments());
    command.addAll(List.of("-cp", classpath(function), MAIN_CLASS, function.code().handler()));
    return command;
  }

  private String classpath(FunctionDefinition function) {
    return Stream.concat(directory.clientJars().stream(), function.code().classpath().stream())
        .map(it -> it.toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** What the function asks for, then what Lambda reserves, which therefore wins. */
  private Map<String, String> environment(
      FunctionDefinition function, String processName, String runtimeApi) {
    AwsIdentity identity = settings.identity();
    String logDay = LocalDate.now(ZoneOffset.UTC).format(LOG_STREAM_DAY);
    Map<String, String> environment = new HashMap<>();
    environment.put("LANG", "en_US.UTF-8");
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.putAll(function.environment());
    environment.put("TZ", ":UTC");
    environment.put("_HANDLER", function.code().handler());
    environment.put("AWS_ACCESS_KEY_ID", identity.accessKeyId());
    environment.put("AWS_SECRET_ACCESS_KEY", identity.secretAccessKey());
    environment.put("AWS_REGION", identity.region());
    environment.put("AWS_DEFAULT_REGION", identity.region());
    environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    environment.put(
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.limits().memoryMegabytes()));
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", logDay + "/[$LATEST]" + processName);
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    environment.put("LAMBDA_TASK_ROOT", directory.task().toString());
    environment.put("LAMBDA_RUNTIME_DIR", settings.runtimeClient().toAbsolutePath().toString());
    return environment;
  }
}
