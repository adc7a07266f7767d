/** The file of funnels and segments, before it is deployed. */
@NullMarked
package io.trackway.cli.funnels;

import org.jspecify.annotations.NullMarked;
