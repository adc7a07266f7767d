/** What a tracking plan would do to events that are in a file. */
@NullMarked
package io.trackway.cli.plan;

import org.jspecify.annotations.NullMarked;
