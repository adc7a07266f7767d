package io.trackway.local.stack;

/** Closes what is open when the JVM is told to end, unless that has been done before. */
record ShutdownHook(ClosingOrder order, Thread hook) implements AutoCloseable {

  static ShutdownHook install(ClosingOrder order) {
    Thread hook = new Thread(order::close, "stack shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    return new ShutdownHook(order, hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The JVM is running the hook already, and waits for it.
    }
    order.close();
  }
}
