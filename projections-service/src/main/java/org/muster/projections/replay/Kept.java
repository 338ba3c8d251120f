package org.muster.projections.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.projections.journal.Arrival;

/// The decoded announcements of a partition, until its missions are folded: so many and no more. Of
/// a mission all are here or none; the largest goes first, and is read back from the journal later.
final class Kept {

  private final int limit;
  private final Map<String, List<Arrival.Announced>> missions = new LinkedHashMap<>();
  private final Set<String> tooMany = new HashSet<>();
  private int size;

  /// @param limit how many are kept at most; 0 for none
  Kept(int limit) {
    this.limit = limit;
  }

  void add(Arrival.Announced arrival) {
    String mission = arrival.mission();
    if (limit == 0 || tooMany.contains(mission)) {
      return;
    }
    missions.computeIfAbsent(mission, m -> new ArrayList<>()).add(arrival);
    size++;
    if (size > limit) {
      dropLargest();
    }
  }

  /// Takes missions out, one at least and so many that they have about so many announcements; empty
  /// when there is none left.
  Map<String, List<Arrival.Announced>> take(int announcements) {
    Map<String, List<Arrival.Announced>> taken = new LinkedHashMap<>();
    int count = 0;
    var left = missions.entrySet().iterator();
    while (left.hasNext() && count < announcements) {
      Map.Entry<String, List<Arrival.Announced>> mission = left.next();
      taken.put(mission.getKey(), mission.getValue());
      count += mission.getValue().size();
      left.remove();
    }
    size -= count;
    return taken;
  }

  private void dropLargest() {
    Optional<String> largest =
        missions.entrySet().stream()
            .max(Comparator.comparingInt(mission -> mission.getValue().size()))
            .map(Map.Entry::getKey);
    if (largest.isPresent()) {
      tooMany.add(largest.get());
      size -= missions.getOrDefault(largest.get(), List.of()).size();
      missions.remove(largest.get());
    }
  }
}
