package org.muster.projections.parked;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.journal.Arrival;
import org.muster.projections.parked.Decisions.Decision;
import org.muster.projections.problem.Problem;
import org.muster.projections.refold.Refold;
import org.muster.projections.refold.Refolded;

/// Decides about parked records: each decision is one transaction with all that follows from it.
@Singleton
class Deciding {

  /// What was decided.
  ///
  /// @param id the record
  /// @param decision `discarded` or `released`
  /// @param reason why
  /// @param decidedBy who
  /// @param mission whose figures have it now; `null` if it was discarded
  /// @param rowsChanged how many rows of the mission differ now
  public record Decided(
      String id,
      String decision,
      String reason,
      String decidedBy,
      @Nullable String mission,
      int rowsChanged) {}

  private sealed interface Outcome {
    record Released(Refolded mission) implements Outcome {}

    record StillParked(ParkedEvent event) implements Outcome {}
  }

  private final Database database;
  private final Rereading rereading;
  private final OperatorConfig operator;

  Deciding(Database database, Rereading rereading, OperatorConfig operator) {
    this.database = database;
    this.rereading = rereading;
    this.operator = operator;
  }

  /// Leaves a record out for good.
  ///
  /// @throws Problem 404 if it is not parked
  Decided discard(RecordId id, String reason) throws SQLException {
    return database.write(connection -> {
      Generation held = hold(connection, id);
      note(connection, id, Decision.DISCARDED, reason);
      Refold.revise(connection, held.number(), id.partition());
      return new Decided(
          id.toString(), Decision.DISCARDED.wireName(), reason, operator.subject(), null, 0);
    });
  }

  /// Reads a record again and folds its mission with it.
  ///
  /// @throws Problem 404 if it is not parked, 409 if it cannot be read or folded today either, or
  ///   if the log has another record in its place
  Decided retry(RecordId id, String reason) throws SQLException {
    Optional<byte[]> value =
        database.read(connection -> {
          Generation answers = parked(connection, Generations.promoted(connection), id);
          return ParkedRows.value(connection, answers.number(), id);
        });
    Arrival arrival = rereading.read(id, value);
    Outcome outcome = database.write(connection -> retry(connection, id, arrival, reason));
    return switch (outcome) {
      case Outcome.Released(Refolded mission) ->
          new Decided(
              id.toString(),
              Decision.RELEASED.wireName(),
              reason,
              operator.subject(),
              mission.mission(),
              mission.changed());
      case Outcome.StillParked(ParkedEvent event) ->
          throw Problem.conflict(
              "still-parked", "%s: %s".formatted(event.reason().wireName(), event.detail()));
    };
  }

  private Outcome retry(Connection connection, RecordId id, Arrival arrival, String reason)
      throws SQLException {
    Generation held = hold(connection, id);
    ParkedRows.delete(connection, held.number(), id);
    Outcome outcome =
        switch (arrival) {
          case Arrival.Unreadable(ParkedEvent event) -> {
            ParkedRows.insert(connection, held.number(), List.of(event));
            yield new Outcome.StillParked(event);
          }
          case Arrival.Announced announced -> folded(connection, held, announced);
        };
    note(
        connection,
        id,
        outcome instanceof Outcome.Released ? Decision.RELEASED : Decision.STILL_PARKED,
        reason);
    Refold.revise(connection, held.number(), id.partition());
    return outcome;
  }

  private static Outcome folded(Connection connection, Generation held, Arrival.Announced announced)
      throws SQLException {
    Refolded mission =
        Refold.mission(connection, held, announced.mission(), Optional.of(announced));
    return mission.parked().stream()
        .filter(event -> event.offset() == announced.offset())
        .findFirst()
        .<Outcome>map(Outcome.StillParked::new)
        .orElseGet(() -> new Outcome.Released(mission));
  }

  private void note(Connection connection, RecordId id, Decision decision, String reason)
      throws SQLException {
    Decisions.insert(connection, id, decision, reason, operator.subject());
  }

  private static Generation hold(Connection connection, RecordId id) throws SQLException {
    Generation held = Refold.hold(connection, id.partition());
    return parked(connection, Optional.of(held), id);
  }

  private static Generation parked(
      Connection connection, Optional<Generation> generation, RecordId id) throws SQLException {
    if (generation.isPresent() && ParkedRows.has(connection, generation.get().number(), id)) {
      return generation.get();
    }
    throw Problem.notFound("there is no parked record " + id);
  }
}
