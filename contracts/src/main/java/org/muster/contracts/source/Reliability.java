package org.muster.contracts.source;

import org.muster.contracts.fields.WireName;

/// The Admiralty grade of a source, best first; `F` cannot be judged.
public enum Reliability {
  @WireName("A")
  A,
  @WireName("B")
  B,
  @WireName("C")
  C,
  @WireName("D")
  D,
  @WireName("E")
  E,
  @WireName("F")
  F
}
