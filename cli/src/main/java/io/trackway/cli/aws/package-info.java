/** How commands reach the services: those of the local run, or of an account. */
@NullMarked
package io.trackway.cli.aws;

import org.jspecify.annotations.NullMarked;
