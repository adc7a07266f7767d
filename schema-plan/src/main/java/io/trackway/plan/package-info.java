/** What a company has agreed that its events look like: JSON Schemas in a folder, and their use. */
@NullMarked
package io.trackway.plan;

import org.jspecify.annotations.NullMarked;
