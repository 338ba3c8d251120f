package org.muster.contracts.quantity;

/// How exactly a number was said. Its interval is given by rule R4.
public enum Qualifier {
  EXACT,
  ABOUT,
  OVER,
  AT_LEAST,
  UNDER,
  UP_TO,
  RANGE,
  UNKNOWN
}
