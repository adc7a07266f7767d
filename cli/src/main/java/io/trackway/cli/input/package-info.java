/** Files of events, one in each line, of any size. */
@NullMarked
package io.trackway.cli.input;

import org.jspecify.annotations.NullMarked;
