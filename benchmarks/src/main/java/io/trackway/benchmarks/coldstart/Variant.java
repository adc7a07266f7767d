package io.trackway.benchmarks.coldstart;

import io.trackway.local.host.FunctionCode;
import java.util.List;

/**
 * One way to start a function.
 *
 * @param name its line in the table
 * @param jvmArguments what it adds to the arguments that the host gives every function
 */
record Variant(String name, FunctionCode code, List<String> jvmArguments) {

  /** The same with one more argument of the JVM. */
  Variant with(String jvmArgument) {
    return new Variant(name, code, List.of(jvmArgument));
  }
}
