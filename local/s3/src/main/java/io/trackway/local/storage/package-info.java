/** S3 on a laptop, which costs nothing until something is written. */
@NullMarked
package io.trackway.local.storage;

import org.jspecify.annotations.NullMarked;
