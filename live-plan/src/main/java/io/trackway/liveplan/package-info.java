/**
 * The file that says which funnels and segments there are: its reading, and what is wrong with it.
 */
@NullMarked
package io.trackway.liveplan;

import org.jspecify.annotations.NullMarked;
