/**
 * How much order each batching window of the processor makes, and how long it makes events wait.
 */
@NullMarked
package io.trackway.benchmarks.disorder;

import org.jspecify.annotations.NullMarked;
