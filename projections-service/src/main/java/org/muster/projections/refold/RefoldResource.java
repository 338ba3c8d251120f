package org.muster.projections.refold;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.contracts.announcement.Header;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Generation;
import org.muster.projections.problem.Problem;

/// Folding one mission again in place.
@Path("/v1/missions/{mission}/refold")
@Tag(name = "Replay")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RefoldResource {

  private static final Pattern MISSION = Pattern.compile(Header.MISSION_CODE);

  /// What it did.
  ///
  /// @param mission its code
  /// @param generation whose rows were written
  /// @param announcements how many the journal has of it
  /// @param rowsChanged how many rows differed; 0 if the fold agrees with what was stored
  /// @param parked how many announcements the rules failed on: they are parked and in no figure
  public record Done(
      String mission, int generation, int announcements, int rowsChanged, int parked) {}

  private final Database database;

  RefoldResource(Database database) {
    this.database = database;
  }

  @POST
  @Operation(summary = "Fold one mission again from its journal, in one transaction")
  public Done refold(@PathParam("mission") String mission) throws SQLException {
    if (!MISSION.matcher(mission).matches()) {
      throw Problem.badParameter("mission", "is not a mission code, such as MINUSMA");
    }
    return database.write(connection -> refold(connection, mission));
  }

  private static Done refold(Connection connection, String mission) throws SQLException {
    int partition = Refold.partitionOf(connection, mission);
    Generation held = Refold.hold(connection, partition);
    Refolded done = Refold.mission(connection, held, mission, Optional.empty());
    if (done.announcements() == 0 && done.changed() == 0) {
      throw Problem.notFound("nobody has spoken of " + mission);
    }
    if (done.changed() > 0) {
      Refold.revise(connection, held.number(), partition);
    }
    return new Done(
        mission, done.generation(), done.announcements(), done.changed(), done.parked().size());
  }
}
