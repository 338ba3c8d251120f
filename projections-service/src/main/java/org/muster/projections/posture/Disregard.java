package org.muster.projections.posture;

import java.util.UUID;

/// An announcement that is not part of a figure, and why (R17).
record Disregard(UUID id, String type, Reason reason) {}
