package io.trackway.local.host;

/** What a function may use: time per invocation, memory, and processes at once. */
public record FunctionLimits(int timeoutSeconds, int memoryMegabytes, int processesMax) {

  public FunctionLimits {
    if (timeoutSeconds < 1 || timeoutSeconds > 900) {
      throw new IllegalArgumentException("timeout must be 1 to 900 seconds: " + timeoutSeconds);
    }
    if (memoryMegabytes < 128 || memoryMegabytes > 10_240) {
      throw new IllegalArgumentException("memory must be 128 to 10240 MB: " + memoryMegabytes);
    }
    if (processesMax < 1 || processesMax > 1_000) {
      throw new IllegalArgumentException("processes must be 1 to 1000: " + processesMax);
    }
  }

  /** The heap that Lambda leaves to a JVM: the rest is metaspace, code and native memory. */
  int heapMegabytes() {
    return memoryMegabytes * 85 / 100;
  }
}
