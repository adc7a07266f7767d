package io.trackway.local.host;

/** Receives what functions print, line by line; called from one thread per process. */
@FunctionalInterface
public interface LogSink {

  void line(String functionName, long processId, String line);
}
