/**
 * Live state: who a user is, what a user has done, and how far everyone has come, seconds after the
 * event; the same whatever the order of arrival.
 */
@NullMarked
package io.trackway.live;

import org.jspecify.annotations.NullMarked;
