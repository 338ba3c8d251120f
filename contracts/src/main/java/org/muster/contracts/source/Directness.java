package org.muster.contracts.source;

/// How near a source stands to what it says.
public enum Directness {
  PRIMARY,
  SECONDARY,
  HEARSAY
}
