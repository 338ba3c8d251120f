package org.muster.contracts.source;

import org.muster.contracts.fields.WireName;

/// The Admiralty grade of a piece of information, best first; `6` cannot be judged.
public enum Credibility {
  @WireName("1")
  ONE,
  @WireName("2")
  TWO,
  @WireName("3")
  THREE,
  @WireName("4")
  FOUR,
  @WireName("5")
  FIVE,
  @WireName("6")
  SIX
}
