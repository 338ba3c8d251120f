package org.muster.projections.posture;

/// By which clock knowledge is cut (K1).
public enum Basis {
  /// When it was recorded here.
  RECORDED,
  /// When somebody was told.
  ANNOUNCED,
  /// When the public could read it.
  PUBLISHED
}
