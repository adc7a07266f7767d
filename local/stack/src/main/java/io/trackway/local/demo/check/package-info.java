/** Asks the warehouse and the clean stream what became of a day, and whether promises held. */
@NullMarked
package io.trackway.local.demo.check;

import org.jspecify.annotations.NullMarked;
