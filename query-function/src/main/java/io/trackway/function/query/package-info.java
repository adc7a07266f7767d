/** The function that tells of users, funnels and segments what live state knows of them. */
@NullMarked
package io.trackway.function.query;

import org.jspecify.annotations.NullMarked;
