/** What a function's first answer takes from the start of its process. */
@NullMarked
package io.trackway.benchmarks.coldstart;

import org.jspecify.annotations.NullMarked;
