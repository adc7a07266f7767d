package io.trackway.local.host;

/** Whatever runs functions; {@code host::invoke} is one. */
@FunctionalInterface
public interface FunctionInvoker {

  InvocationResult invoke(String functionName, Payload event) throws InterruptedException;
}
