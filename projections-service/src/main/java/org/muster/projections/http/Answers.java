package org.muster.projections.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.position.LogPosition;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.live.LiveConfig;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.live.LiveState;
import org.muster.projections.log.AcceptedLog;
import org.muster.projections.log.LogAwayException;
import org.muster.projections.log.LogEnds;
import org.muster.projections.log.LogRows;
import org.muster.projections.problem.Problem;

/// Answers queries: over one snapshot, not older than asked for, with position, generation and
/// entity tag.
@ApplicationScoped
public class Answers {

  /// The header with the position that an answer has, or that it must not be older than.
  public static final String POSITION = "Muster-Position";

  /// The header with the generation that answered.
  public static final String GENERATION = "Muster-Generation";

  /// The header with the version of the rules that made the answer.
  public static final String RULES = "Muster-Rules";

  /// The header with the reason why nothing more is projected, if the log was refused or the
  /// partition that was asked about has stopped.
  public static final String STOPPED = "Muster-Stopped";

  private static final int MAX_REASON_LENGTH = 500;

  /// The header with how many records an answer lacks of those that answers had before an older
  /// generation was accepted.
  public static final String BEHIND = "Muster-Behind";

  /// The header with the time of the last record of rows that stand still, as the rules that made
  /// them are not those of this code.
  public static final String STANDS_SINCE = "Muster-Stands-Since";

  private static final Duration SOON = Duration.ofSeconds(1);

  /// What looks something up.
  public interface Query {
    Reply in(Snapshot snapshot) throws SQLException;
  }

  /// @param stopped the partitions that have stopped, with the reason
  private record Found(
      Snapshot snapshot,
      Reply reply,
      @Nullable Instant standsSince,
      SortedMap<Integer, String> stopped) {}

  private final Database database;
  private final Advances advances;
  private final LogEnds ends;
  private final LiveProjection live;
  private final LiveConfig liveConfig;
  private final EmptyProjection empty;

  Answers(
      Database database,
      Advances advances,
      LogEnds ends,
      LiveProjection live,
      LiveConfig liveConfig,
      EmptyProjection empty) {
    this.database = database;
    this.advances = advances;
    this.ends = ends;
    this.live = live;
    this.liveConfig = liveConfig;
    this.empty = empty;
  }

  /// Answers a query about one mission; the position is that of its partition.
  public Response ofMission(Asked asked, String mission, Query query) throws SQLException {
    Format format = asked.format();
    Found found = look(asked, query);
    LogPosition position = found.snapshot().positionOf(mission);
    return response(
        asked,
        format,
        found,
        position.offset() < 0 ? null : position.toString(),
        found.stopped().getOrDefault(position.partition(), ""));
  }

  /// Answers a query about everything; the position is that of the whole log.
  public Response ofAll(Asked asked, Query query) throws SQLException {
    Format format = asked.format();
    Found found = look(asked, query);
    return response(
        asked,
        format,
        found,
        found.snapshot().vector().toString(),
        String.join("; ", found.stopped().values()));
  }

  private Found look(Asked asked, Query query) throws SQLException {
    Optional<Token> token = asked.after();
    long deadline = System.nanoTime() + asked.patience().toNanos();
    boolean endsChecked = false;
    while (true) {
      long seen = advances.count();
      Looked looked = database.read(connection -> lookOnce(connection, token, query));
      switch (looked) {
        case Looked.Done(Found found) -> {
          return found;
        }
        case Looked.TooOld tooOld -> {
          if (!endsChecked) {
            refuseBeyondEnd(tooOld);
            endsChecked = true;
          }
          Duration left = Duration.ofNanos(deadline - System.nanoTime());
          if (!left.isPositive()) {
            throw late(tooOld);
          }
          await(seen, left);
        }
      }
    }
  }

  private sealed interface Looked {
    record Done(Found found) implements Looked {}

    record TooOld(Token token, Token.Missing missing, Snapshot at) implements Looked {}
  }

  private Looked lookOnce(Connection connection, Optional<Token> token, Query query)
      throws SQLException {
    Generation generation = promoted(connection);
    Map<Integer, Checkpoint> reached = Checkpoints.of(connection, generation.number());
    Snapshot snapshot = new Snapshot(connection, generation, Checkpoints.vector(reached));
    empty.refuse(snapshot);
    if (token.isPresent()) {
      refuseOtherLog(connection, token.get(), snapshot);
      Optional<Token.Missing> missing = token.get().missing(snapshot.next());
      if (missing.isPresent()) {
        return new Looked.TooOld(token.get(), missing.get(), snapshot);
      }
    }
    return new Looked.Done(
        new Found(
            snapshot,
            query.in(snapshot),
            generation.hasOurRules()
                ? null
                : Checkpoints.lastApplied(connection, generation.number()),
            stopped(reached.values())));
  }

  private static Generation promoted(Connection connection) throws SQLException {
    return Generations.promoted(connection)
        .orElseThrow(() ->
            Problem.unavailable(
                "nothing-projected",
                "nothing was projected yet: the log was not read so far",
                SOON));
  }

  private SortedMap<Integer, String> stopped(Collection<Checkpoint> reached) {
    return reached.stream()
        .filter(checkpoint -> checkpoint.hasStopped(liveConfig.parkedLimit()))
        .collect(
            Collectors.toMap(
                Checkpoint::partition, Checkpoint::whyStopped, (a, b) -> a, TreeMap::new));
  }

  private static void refuseOtherLog(Connection connection, Token token, Snapshot snapshot)
      throws SQLException {
    String ours = snapshot.generation().lineage();
    if (!token.lineage().equals(ours)) {
      Optional<AcceptedLog> accepted = LogRows.accepted(connection).filter(log -> isOf(log, token));
      if (accepted.isPresent() && accepted.get().lineage().equals(ours)) {
        return;
      }
      if (accepted.isPresent()) {
        throw Problem.unavailable(
            "not-there-yet",
            "the log %s was accepted in the place of %s and is not projected yet"
                .formatted(accepted.get().lineage(), ours),
            SOON);
      }
      throw Problem.conflict(
              "other-log",
              "%s is a position in the log %s, this is the log %s"
                  .formatted(token.name(), token.lineage(), ours))
          .with("parameter", token.name());
    }
  }

  private static boolean isOf(AcceptedLog log, Token token) {
    return token.lineage().equals(log.lineage())
        || token instanceof Token.One one && log.hasSince(one.position());
  }

  private void refuseBeyondEnd(Looked.TooOld tooOld) {
    List<Long> end;
    try {
      end = ends.now();
    } catch (LogAwayException e) {
      return; // nobody can say where the log ends now; waiting is right in either case
    }
    Token.Missing missing = tooOld.missing();
    if (end.get(missing.partition()) < missing.neededNext()) {
      throw Problem.badParameter(
          tooOld.token().name(),
          "is beyond the end of the log: partition %d ends before offset %d"
              .formatted(missing.partition(), end.get(missing.partition())));
    }
  }

  private static Problem late(Looked.TooOld tooOld) {
    Token.Missing missing = tooOld.missing();
    long next = tooOld.at().next().get(missing.partition());
    return Problem.unavailable(
            "not-there-yet",
            "partition %d was read up to offset %d, %d more to read"
                .formatted(missing.partition(), next - 1, missing.neededNext() - next),
            SOON)
        .with("position", tooOld.at().vector().toString());
  }

  private void await(long seen, Duration left) {
    try {
      advances.awaitMoreThan(seen, left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("stopping", "the service stops", SOON);
    }
  }

  private Response response(
      Asked asked, Format format, Found found, @Nullable String position, String stopped) {
    byte[] bytes = Rendering.of(found.reply(), format);
    String tag = "\"" + tag(bytes) + "\"";
    boolean known = matches(asked.ifNoneMatch(), tag);
    Response.ResponseBuilder response =
        known ? Response.notModified() : Response.ok(bytes, format.sent());
    Generation generation = found.snapshot().generation();
    response
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(GENERATION, generation.number())
        .header(RULES, generation.foldVersion());
    if (position != null) {
      response.header(POSITION, position);
    }
    if (live.state() instanceof LiveState.Refused(String lineage, String reason)) {
      response.header(STOPPED, oneLine(reason));
    } else if (!stopped.isEmpty()) {
      response.header(STOPPED, oneLine(stopped));
    }
    long behind = generation.behindEarlierAnswers(found.snapshot().next());
    if (behind > 0) {
      response.header(BEHIND, behind);
    }
    if (found.standsSince() != null) {
      response.header(STANDS_SINCE, found.standsSince());
    }
    if (format != Format.JSON && found.reply() instanceof Reply.Page page && page.next() != null) {
      response.header(
          HttpHeaders.LINK,
          "<%s>; rel=\"next\""
              .formatted(
                  asked
                      .uri()
                      .getRequestUriBuilder()
                      .replaceQueryParam("cursor", page.next())
                      .build()));
    }
    return response.build();
  }

  private static String oneLine(String reason) {
    String ascii = reason.replaceAll("[^\\x20-\\x7e]+", " ");
    return ascii.length() <= MAX_REASON_LENGTH
        ? ascii
        : ascii.substring(0, MAX_REASON_LENGTH / 2)
            + " ... "
            + ascii.substring(ascii.length() - MAX_REASON_LENGTH / 2); // what to do stands last
  }

  private static boolean matches(@Nullable String ifNoneMatch, String tag) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(","))
            .map(String::strip)
            .map(candidate -> candidate.startsWith("W/") ? candidate.substring(2) : candidate)
            .anyMatch(candidate -> candidate.equals("*") || candidate.equals(tag));
  }

  private static String tag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
