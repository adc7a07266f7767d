/** User agents by the expressions of the ua-parser project, read within bounds. */
@NullMarked
package io.trackway.agents;

import org.jspecify.annotations.NullMarked;
