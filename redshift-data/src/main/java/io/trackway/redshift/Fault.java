package io.trackway.redshift;

/** Whose fault it is that statements have not run, which decides what is done about it. */
public enum Fault {
  /** A value's: the same statements would fail each time. */
  DATA,
  /** Nobody's: it passes. */
  PASSING,
  /** The schema's, a permission's or a setting's: it stays until somebody acts. */
  SETUP
}
