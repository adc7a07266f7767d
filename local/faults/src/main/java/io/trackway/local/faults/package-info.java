/**
 * A proxy between clients and an AWS service, which lets real faults happen by a seeded schedule.
 */
@NullMarked
package io.trackway.local.faults;

import org.jspecify.annotations.NullMarked;
