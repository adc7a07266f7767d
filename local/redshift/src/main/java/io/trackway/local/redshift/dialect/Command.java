package io.trackway.local.redshift.dialect;

/** What there is to do for one statement of Redshift SQL. */
public sealed interface Command permits CopyCommand, Translation {}
