/** What the model costs without its infrastructure. */
@NullMarked
package io.trackway.benchmarks;

import org.jspecify.annotations.NullMarked;
