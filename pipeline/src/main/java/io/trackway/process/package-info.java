/**
 * From records of the {@code events} stream to verdicts on the {@code clean} stream: the right
 * time, the right order, each event once.
 */
@NullMarked
package io.trackway.process;

import org.jspecify.annotations.NullMarked;
