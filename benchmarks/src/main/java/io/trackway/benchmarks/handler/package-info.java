/**
 * What the processor function costs with its services: by the real SDK against local servers in
 * other processes, beside what these servers allow the same client.
 */
@NullMarked
package io.trackway.benchmarks.handler;

import org.jspecify.annotations.NullMarked;
