/** The command line for people: it sends events and says what became of them. */
@NullMarked
package io.trackway.cli;

import org.jspecify.annotations.NullMarked;
