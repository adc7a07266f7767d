/** Reads the repository as text, for the tests of its rules and for formatting it. */
@NullMarked
package io.trackway.tidy;

import org.jspecify.annotations.NullMarked;
