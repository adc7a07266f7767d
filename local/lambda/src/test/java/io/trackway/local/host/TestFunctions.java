package io.trackway.local.host;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Small functions that real child processes run. */
public final class TestFunctions {

  private TestFunctions() {}

  /** Answers with the event. */
  public static final class Echo implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      in.transferTo(out);
    }
  }

  /** Answers with its process id, request id, remaining time, ARN, and environment. */
  public static final class Describe implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      StringBuilder text = new StringBuilder();
      text.append("pid=").append(ProcessHandle.current().pid()).append('\n');
      text.append("requestId=").append(context.getAwsRequestId()).append('\n');
      text.append("remaining=").append(context.getRemainingTimeInMillis()).append('\n');
      text.append("arn=").append(context.getInvokedFunctionArn()).append('\n');
      text.append("heap=").append(Runtime.getRuntime().maxMemory()).append('\n');
      new TreeMap<>(System.getenv())
          .forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Waits for as many milliseconds as the event says. */
  public static final class Wait implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      long millis = Long.parseLong(text(in));
      long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
      out.write(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Appends a line to the file that the event names, then answers. */
  public static final class Effect implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      Path file = Path.of(text(in));
      Files.writeString(file, "done\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      out.write("ok".getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Throws. */
  public static final class Fail implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {
      throw new IllegalStateException("no luck today");
    }
  }

  /** Cannot be constructed. */
  public static final class FailToStart implements RequestStreamHandler {

    public FailToStart() {
      throw new IllegalArgumentException("STREAM_NAME is missing");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {}
  }

  /** Ends its own process. */
  public static final class Exit implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      Runtime.getRuntime().halt(Integer.parseInt(text(in)));
    }
  }

  /** Answers with as many bytes as the event says. */
  public static final class Large implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      out.write(new byte[Integer.parseInt(text(in))]);
    }
  }

  /** Prints the event to both streams. */
  public static final class Print implements RequestStreamHandler {
    @Override
    @SuppressWarnings("SystemOut") // Printing is what this function is for.
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      String text = text(in);
      System.out.println("out " + text);
      System.err.println("err " + text);
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
