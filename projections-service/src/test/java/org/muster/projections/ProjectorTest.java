package org.muster.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.recorded.Recorded;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generations;
import org.muster.projections.generations.OvertakenException;
import org.muster.projections.journal.Arrival;
import org.muster.projections.journal.Intake;
import org.muster.projections.journal.ReadJournal;
import org.muster.projections.live.Batch;
import org.muster.projections.live.MissionCache;
import org.muster.projections.live.Projector;
import org.muster.projections.log.Log;
import org.muster.projections.replay.FoldedDigest;
import org.muster.projections.replay.GenerationDigest;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class ProjectorTest {

  private static final Log LOG = new Log("a-topic", "AAAAAAAAAAAAAAAAAAAAAA", 12);
  private static final String MISSION = "PROJECTED";
  private static final int PARTITION = LOG.partitionOf(MISSION);
  private static final int LIMIT = 20;

  @Inject Database database;

  private final List<Recorded> history = history();

  @Test
  void however_the_log_is_cut_into_batches_the_rows_are_the_same() throws SQLException {
    GenerationDigest atOnce = rows(projected(history, history.size()));
    assertThat(rows(projected(history, 1))).isEqualTo(atOnce);
    assertThat(rows(projected(history, 2))).isEqualTo(atOnce);
    assertThat(atOnce.byMission()).containsOnlyKeys(MISSION);
  }

  /// I3, with the definition of the digest written down twice.
  @Test
  void the_rows_are_those_of_the_pure_fold_in_memory() throws SQLException {
    List<Arrival> all = new ArrayList<>(arrivals(history, 0));
    all.addAll(
        arrivals(
            List.of(
                history.getFirst(),
                Said.another(MISSION, history.getFirst().id(), "something else")),
            all.size()));
    all.add(
        Intake.read(
            new ConsumerRecord<>(
                LOG.topic(), PARTITION, all.size(), bytes(MISSION), bytes("ünreadable |\n")),
            LOG.partitions()));
    int generation = generation();
    apply(generation, new MissionCache(8), batch(0, all));

    assertThat(rows(generation)).isEqualTo(FoldedDigest.of(all));
    assertThat(rows(generation).sha256()).isEqualTo(FoldedDigest.of(all).sha256());
  }

  @Test
  void what_is_in_the_log_twice_has_one_row() throws SQLException {
    List<Recorded> twice = new ArrayList<>(history);
    twice.addAll(history);
    assertThat(rows(projected(twice, 3))).isEqualTo(rows(projected(history, 3)));
  }

  @Test
  void what_was_read_before_is_read_with_what_came_since() throws SQLException {
    int generation = projected(history.subList(0, 3), 3);
    ReadJournal journal = new ReadJournal(100);
    assertThat(read(journal, generation, 2)).isEqualTo(history.subList(0, 2));

    apply(generation, new MissionCache(8), batch(3, arrivals(history, 0).subList(3, 5)));

    assertThat(read(journal, generation, 5)).isEqualTo(history);
    assertThat(read(journal, generation, 1)).isEqualTo(history.subList(0, 1));
    assertThat(read(new ReadJournal(0), generation, 5)).isEqualTo(history);
  }

  @Test
  void missions_that_do_not_fit_into_memory_together_are_projected_like_any() throws SQLException {
    List<Recorded> of = new ArrayList<>();
    for (int month = 1; month <= 4; month++) {
      for (String mission : List.of("AAA", "BBB", "CCC")) {
        of.add(Said.strength(mission, 100 + month, "2022-0%d-28".formatted(month)));
      }
    }
    of.add(Said.another("AAA", of.getFirst().id(), "something else"));
    List<Arrival> all = arrivals(of, 0);
    int generation = generation();
    MissionCache one = new MissionCache(1);
    apply(generation, one, batch(0, all.subList(0, 8)));
    assertThat(one.size()).isEqualTo(1);
    apply(generation, one, batch(8, all.subList(8, all.size())));

    assertThat(one.size()).isEqualTo(1);
    assertThat(rows(generation)).isEqualTo(FoldedDigest.of(all));
  }

  /// Somebody's hand was in the tables: what is kept in memory of them is right no more.
  @Test
  void rows_that_are_not_as_they_were_left_are_found_and_made_again() throws SQLException {
    Recorded before = Said.strength(MISSION, "CIV", 900, "2022-10-31");
    Recorded changes = Said.leaving(MISSION, "CIV", "2022-10-01", "2022-10-31");
    List<Arrival> all = arrivals(List.of(before, changes), 0);
    int generation = generation();
    MissionCache cache = new MissionCache(8);
    apply(generation, cache, batch(0, all.subList(0, 1)));
    database.write(connection -> {
      try (var delete = connection.createStatement()) {
        return delete.executeUpdate(
            "delete from muster.posture_step where generation = " + generation);
      }
    });

    assertThatThrownBy(() -> apply(generation, cache, batch(1, all.subList(1, 2))))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("are not stored");
    cache.forgetAll();
    apply(generation, cache, batch(1, all.subList(1, 2)));

    assertThat(rows(generation)).isEqualTo(FoldedDigest.of(all));
  }

  private List<Recorded> read(ReadJournal journal, int generation, long beforeOffset)
      throws SQLException {
    return database.read(
        connection -> journal.ofMission(connection, generation, MISSION, beforeOffset));
  }

  @Test
  void a_zombie_that_applies_old_records_again_changes_nothing() throws SQLException {
    int generation = projected(history, 2);
    GenerationDigest before = rows(generation);
    List<Recorded> other = List.of(Said.note(MISSION, "only the zombie says so"));

    assertThatThrownBy(() -> apply(generation, new MissionCache(8), batch(0, arrivals(other, 0))))
        .isInstanceOf(OvertakenException.class);

    assertThat(rows(generation)).isEqualTo(before);
    assertThat(checkpoint(generation).nextOffset()).isEqualTo(history.size());
  }

  @Test
  void another_announcement_under_a_known_id_is_parked() throws SQLException {
    List<Recorded> conflicting = new ArrayList<>(history);
    conflicting.add(Said.another(MISSION, history.getFirst().id(), "something else"));
    int generation = projected(conflicting, 3);
    assertThat(reasons(generation)).containsExactly("id-conflict");
    assertThat(checkpoint(generation).parkedInARow()).as("it could be read").isZero();
  }

  @Test
  void after_twenty_parked_records_in_a_row_the_partition_stops() throws SQLException {
    List<Arrival> garbage = new ArrayList<>();
    for (int offset = 0; offset < LIMIT + 5; offset++) {
      garbage.add(
          Intake.read(
              new ConsumerRecord<>(
                  LOG.topic(), PARTITION, offset, bytes(MISSION), bytes("no announcement")),
              LOG.partitions()));
    }
    int generation = generation();

    apply(generation, new MissionCache(8), batch(0, garbage));

    assertThat(checkpoint(generation)).isEqualTo(new Checkpoint(PARTITION, LIMIT, LIMIT));
    assertThat(checkpoint(generation).hasStopped(LIMIT)).isTrue();
    assertThat(reasons(generation)).hasSize(LIMIT).containsOnly("unreadable-value");
  }

  @Test
  void a_record_outside_its_missions_partition_is_parked() {
    Recorded note = Said.note(MISSION, "a word");
    Arrival arrival =
        Intake.read(
            new ConsumerRecord<>(
                LOG.topic(),
                (PARTITION + 1) % LOG.partitions(),
                0,
                bytes(MISSION),
                AnnouncementJson.writeRecorded(note)),
            LOG.partitions());
    assertThat(arrival)
        .isInstanceOfSatisfying(
            Arrival.Unreadable.class,
            unreadable ->
                assertThat(unreadable.parked().reason().wireName()).isEqualTo("wrong-partition"));
  }

  private static List<Recorded> history() {
    Recorded leaving = Said.leaving(MISSION, "BEN", "2022-11-10", "2023-12-31");
    return List.of(
        Said.strength(MISSION, 1_000, "2022-10-31"),
        leaving,
        Said.strength(MISSION, "BEN", 400, "2022-10-31"),
        Said.retraction(MISSION, leaving.id()),
        Said.leaving(MISSION, "EGY", "2022-12-10", "2023-11-30"));
  }

  private int projected(List<Recorded> announcements, int batchSize) throws SQLException {
    int generation = generation();
    MissionCache cache = new MissionCache(8);
    List<Arrival> all = arrivals(announcements, 0);
    for (int from = 0; from < all.size(); from += batchSize) {
      apply(
          generation,
          cache,
          batch(from, all.subList(from, Math.min(all.size(), from + batchSize))));
    }
    return generation;
  }

  private int generation() throws SQLException {
    return database.write(connection -> {
      int number = Generations.create(connection, LOG);
      Generations.attach(connection, number);
      Generations.keep(connection, number); // one that nobody fills would be dropped
      return number;
    });
  }

  private void apply(int generation, MissionCache cache, Batch batch) throws SQLException {
    Projector projector = new Projector(generation, LIMIT, cache);
    Map<Integer, Checkpoint> unused =
        database.write(connection -> projector.apply(connection, List.of(batch)));
  }

  private static Batch batch(long expected, List<Arrival> arrivals) {
    return new Batch(PARTITION, expected, arrivals.getLast().offset() + 1, arrivals);
  }

  private static List<Arrival> arrivals(List<Recorded> announcements, long firstOffset) {
    List<Arrival> arrivals = new ArrayList<>();
    for (Recorded recorded : announcements) {
      arrivals.add(
          Intake.read(
              new ConsumerRecord<>(
                  LOG.topic(),
                  PARTITION,
                  firstOffset + arrivals.size(),
                  bytes(recorded.announcement().mission()),
                  AnnouncementJson.writeRecorded(recorded)),
              LOG.partitions()));
    }
    return arrivals;
  }

  private GenerationDigest rows(int generation) throws SQLException {
    return database.read(connection -> GenerationDigest.of(connection, generation));
  }

  private Checkpoint checkpoint(int generation) throws SQLException {
    Checkpoint checkpoint =
        database.read(connection -> Checkpoints.of(connection, generation)).get(PARTITION);
    assertThat(checkpoint).isNotNull();
    return checkpoint;
  }

  private List<String> reasons(int generation) throws SQLException {
    return database.read(connection -> {
      List<String> reasons = new ArrayList<>();
      try (var select =
          connection.prepareStatement(
              "select reason from muster.parked where generation = ? order by log_offset")) {
        select.setInt(1, generation);
        try (var rows = select.executeQuery()) {
          while (rows.next()) {
            reasons.add(rows.getString(1));
          }
        }
      }
      return reasons;
    });
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
