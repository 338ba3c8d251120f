package org.muster.projections.whatif;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.muster.contracts.recorded.Recorded;

/// What clients call the announcements that they recorded. A key that several clients use names
/// nothing.
final class RecordedKeys {

  private final Map<String, UUID> ids = new HashMap<>();

  static RecordedKeys of(Collection<Recorded> claims) {
    RecordedKeys keys = new RecordedKeys();
    Set<String> ambiguous = new HashSet<>();
    for (Recorded recorded : claims) {
      String key = recorded.announcement().header().key();
      if (key != null && keys.ids.putIfAbsent(key, recorded.id()) != null) {
        ambiguous.add(key);
      }
    }
    keys.ids.keySet().removeAll(ambiguous);
    return keys;
  }

  Optional<UUID> id(String key) {
    return Optional.ofNullable(ids.get(key));
  }
}
