/** From clean records to rows of the warehouse: what is loaded, in which transactions. */
@NullMarked
package io.trackway.load;

import org.jspecify.annotations.NullMarked;
