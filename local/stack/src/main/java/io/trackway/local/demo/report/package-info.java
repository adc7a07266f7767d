/** Shows text in columns, bars and progress, with colours where a terminal reads it. */
@NullMarked
package io.trackway.local.demo.report;

import org.jspecify.annotations.NullMarked;
