package org.muster.projections.generations;

/// How far a generation has read one partition.
///
/// @param partition from 0
/// @param nextOffset the offset to be read next
/// @param parkedInARow how many records before it were parked without one between that was not
public record Checkpoint(int partition, long nextOffset, int parkedInARow) {}
