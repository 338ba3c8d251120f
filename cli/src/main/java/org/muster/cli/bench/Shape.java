package org.muster.cli.bench;

/// How the announcements are spread over missions.
public enum Shape {
  /// Each mission has as many as its contributors make it have.
  REALISTIC,
  /// One mission has three fifths of all.
  SKEWED,
  /// There is one mission, of as many contributors as a mission has at most.
  SINGLE
}
