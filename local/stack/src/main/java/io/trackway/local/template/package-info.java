/** Reads the CloudFormation template into typed descriptions of what there is to run. */
@NullMarked
package io.trackway.local.template;

import org.jspecify.annotations.NullMarked;
