package io.trackway.local.host;

import java.nio.file.Path;

/** A host in a JVM of its own, for the test that kills it: prints the process id of a child. */
public final class HostInAProcess {

  private HostInAProcess() {}

  @SuppressWarnings("SystemOut") // The parent reads it.
  public static void main(String[] arguments) throws Exception {
    Class<?> handler = TestFunctions.Wait.class;
    FunctionHost host = TestHost.start(Path.of(arguments[0]), TestHost.function(handler));
    String child = host.invoke("Wait", Payload.ofText("0")).document().text();
    System.out.println(child);
    host.invoke("Wait", Payload.ofText(arguments[1]));
    System.out.println("second");
    Thread.currentThread().join();
  }
}
