package org.muster.contracts.announcement;

import org.jspecify.annotations.Nullable;

/// One claim, or a note about an earlier one, as somebody said it. What is recorded is never
/// edited: a later announcement corrects, retracts, disputes or supersedes it.
///
/// The order of the permitted types is the order of lists, forms and documents.
public sealed interface Announcement permits Claim, Pointer {

  Header header();

  default String mission() {
    return header().mission();
  }

  /// The contributor that the announcement is about, `null` for the mission as a whole.
  default @Nullable String contributor() {
    return switch (this) {
      case Claim claim -> claim.subject().contributor();
      case Correction correction -> correction.announcement().contributor();
      case Retraction retraction -> null;
      case Dispute dispute -> null;
    };
  }
}
