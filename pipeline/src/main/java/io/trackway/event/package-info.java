/** What happened, who did it and when: the canonical event and the forms in which it travels. */
@NullMarked
package io.trackway.event;

import org.jspecify.annotations.NullMarked;
