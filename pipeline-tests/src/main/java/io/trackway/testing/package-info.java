/** What the tests of every module share: sample events. */
@NullMarked
package io.trackway.testing;

import org.jspecify.annotations.NullMarked;
