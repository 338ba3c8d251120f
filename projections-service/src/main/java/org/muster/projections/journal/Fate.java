package org.muster.projections.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What has become of an announcement, as every answer writes it: `status`, `statusBy` with the
/// announcements that made it so, and `disputedBy` with its disputes whatever the status (R8d).
public final class Fate {

  /// The columns of CSV.
  public static final List<String> COLUMNS = List.of("status", "statusBy", "disputedBy");

  private static final String DISPUTED = "disputed";

  private Fate() {}

  /// Writes it.
  ///
  /// @param by all that made it so, its disputes among them
  /// @param disputes which of them are disputes
  public static void write(
      ObjectNode json, String status, Collection<UUID> by, Collection<UUID> disputes) {
    json.put("status", status);
    ArrayNode statusBy = json.putArray("statusBy");
    ArrayNode disputedBy = json.putArray("disputedBy");
    for (UUID id : by) {
      boolean dispute = disputes.contains(id);
      if (dispute) {
        disputedBy.add(id.toString());
      }
      if (dispute == status.equals(DISPUTED)) {
        statusBy.add(id.toString());
      }
    }
  }
}
