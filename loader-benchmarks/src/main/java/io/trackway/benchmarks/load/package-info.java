/**
 * What the loader function costs with its warehouse: by the real SDK against the local one in
 * another process, beside what the same warehouse takes without any care.
 */
@NullMarked
package io.trackway.benchmarks.load;

import org.jspecify.annotations.NullMarked;
