package org.muster.contracts.announcement;

import org.muster.contracts.relation.Target;

/// An announcement about another announcement.
public sealed interface Pointer extends Announcement permits Correction, Retraction, Dispute {
  Target target();
}
