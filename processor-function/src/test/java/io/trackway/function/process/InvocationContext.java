package io.trackway.function.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** An invocation whose log is kept. */
final class InvocationContext implements Context {

  private final IntSupplier remainingMillis;
  private final List<String> log = new ArrayList<>();

  private InvocationContext(IntSupplier remainingMillis) {
    this.remainingMillis = remainingMillis;
  }

  /** One whose time stands still. */
  InvocationContext(int remainingMillis) {
    this(() -> remainingMillis);
  }

  /** One whose time runs out. */
  static InvocationContext endingIn(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    return new InvocationContext(() -> (int) Duration.ofNanos(end - System.nanoTime()).toMillis());
  }

  List<String> log() {
    return List.copyOf(log);
  }

  @Override
  public int getRemainingTimeInMillis() {
    return remainingMillis.getAsInt();
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        assertThat(message).as("a line of its own, where nothing frames it").endsWith("\n");
        log.add(message.stripTrailing());
      }

      @Override
      public void log(byte[] message) {
        log.add(new String(message, StandardCharsets.UTF_8));
      }
    };
  }

  @Override
  public String getAwsRequestId() {
    return "request";
  }

  @Override
  public String getLogGroupName() {
    return "group";
  }

  @Override
  public String getLogStreamName() {
    return "stream";
  }

  @Override
  public String getFunctionName() {
    return "processor";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn";
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("nobody signs in to this function");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("no mobile client calls this function");
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1024;
  }
}
