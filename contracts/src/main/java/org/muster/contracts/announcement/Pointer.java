package org.muster.contracts.announcement;

import org.muster.contracts.relation.Target;

/// An announcement about another announcement.
public sealed interface Pointer extends Announcement permits Correction, Retraction, Dispute {
  Target target();

  /// A pointer that carries a key and points to the same key would point to itself.
  ///
  /// @throws IllegalArgumentException if it does
  static void refuseItself(Header header, Target target) {
    if (header.key() != null && header.key().equals(target.key())) {
      throw new IllegalArgumentException("cannot point to itself (R8c)");
    }
  }
}
