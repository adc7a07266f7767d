/** What live state knows, asked through the read API. */
@NullMarked
package io.trackway.cli.read;

import org.jspecify.annotations.NullMarked;
