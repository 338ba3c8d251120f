package org.muster.projections.replay;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a generation has of one mission, as digests of its parts.
///
/// @param parts by name: `journal`, `life`, `parked`, and for each scenario `posture announced`
///   (the mission as a whole) and `posture announced CIV` (a contributor); a part without rows is
///   absent
public record MissionDigest(SortedMap<String, Part> parts) {

  /// The rows of a part.
  ///
  /// @param rows how many
  /// @param sha256 of the SHA-256 of each row, one after the other, in their order; hexadecimal
  public record Part(long rows, String sha256) {}

  public MissionDigest {
    parts = new TreeMap<>(parts);
  }

  /// The digest of the whole mission: SHA-256 over a line `name rows sha256` for each part, in the
  /// order of names.
  public String sha256() {
    StringBuilder lines = new StringBuilder();
    parts.forEach(
        (name, part) -> lines.append("%s %d %s\n".formatted(name, part.rows(), part.sha256())));
    return Sha256.of(lines.toString());
  }

  /// How many rows.
  public long rows() {
    return parts.values().stream().mapToLong(Part::rows).sum();
  }

  /// The names of the parts that are not the same in the other.
  public SortedSet<String> differing(MissionDigest other) {
    Map<String, Part> all = new TreeMap<>(parts);
    all.putAll(other.parts);
    SortedSet<String> differing = new TreeSet<>(all.keySet());
    differing.removeIf(name -> {
      Part part = parts.get(name);
      return part != null && part.equals(other.parts.get(name));
    });
    return differing;
  }
}
