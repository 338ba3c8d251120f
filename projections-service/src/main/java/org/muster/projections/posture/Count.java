package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.List;

/// How many were counted on a day.
///
/// @param day the last day that the count can be of
/// @param strength how many
/// @param entries the announcements that make it: one, or one of the military and one of the police
/// @param bound whether it only bounds the number
record Count(LocalDate day, Interval strength, List<Entry> entries, boolean bound) {}
