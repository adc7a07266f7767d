/** What commands share: the terminal, tables, and durations on the command line. */
@NullMarked
package io.trackway.cli.console;

import org.jspecify.annotations.NullMarked;
