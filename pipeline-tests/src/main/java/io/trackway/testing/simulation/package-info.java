/** The whole pipeline in one thread, with every fault that a seed calls for. */
@NullMarked
package io.trackway.testing.simulation;

import org.jspecify.annotations.NullMarked;
