package org.muster.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.muster.contracts.topic.AnnouncementsTopic;
import org.postgresql.PGConnection;

/// The control of the rebuild: reads every record of the topic and throws it away, and copies rows
/// that were taken out before into the tables of a new generation, which are then indexed. Reading
/// and copying go on at the same time.
final class BarePipeline {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final Duration POLL = Duration.ofMillis(200);

  private final Stack stack;

  /// The columns and the rows of each projected table.
  private final Map<String, Rows> tables = new LinkedHashMap<>();

  private record Rows(String columns, Path file) {}

  BarePipeline(Stack stack) {
    this.stack = stack;
  }

  /// Takes the rows out of the generation that answers.
  void takeRows() throws SQLException, IOException {
    try (Connection connection = stack.connect()) {
      int generation = number(connection, "select generation from muster.promoted");
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select unnest(muster.projected_tables())")) {
        while (row.next()) {
          String table = row.getString(1);
          var rows = new Rows(columns(connection, table), stack.folder().resolve(table + ".rows"));
          copyOut(connection, table + "_g" + generation, rows);
          tables.put(table, rows);
        }
      }
    }
  }

  private static String columns(Connection connection, String table) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select string_agg(quote_ident(column_name), ', ' order by ordinal_position)
              from information_schema.columns
             where table_schema = 'muster' and table_name = ? and column_name <> 'generation'\
            """)) {
      select.setString(1, table);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static void copyOut(Connection connection, String table, Rows rows)
      throws SQLException, IOException {
    try (OutputStream file = Files.newOutputStream(rows.file())) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("copy muster.%s (%s) to stdout".formatted(table, rows.columns()), file);
    }
  }

  /// Runs it once and drops what it made.
  ///
  /// @return how long it took, in seconds
  double seconds(Findings findings) throws SQLException {
    try (Connection connection = stack.connect();
        var reading = Executors.newSingleThreadExecutor()) {
      long began = System.nanoTime();
      Future<Long> read = reading.submit(this::readLog);
      int generation =
          number(
              connection,
              """
              select muster.create_generation(fold_version, lineage, 12) from muster.generation
               where number = (select generation from muster.promoted)\
              """);
      // one that is being filled by no replay would be dropped by the service
      execute(
          connection,
          "update muster.generation set state = 'kept' where number = %d".formatted(generation));
      tables.forEach((table, rows) -> copyIn(connection, table + "_g" + generation, rows));
      double copied = (System.nanoTime() - began) / 1e9;
      long records = result(read);
      double readToo = (System.nanoTime() - began) / 1e9;
      execute(connection, "select muster.attach_generation(%d)".formatted(generation));
      double seconds = (System.nanoTime() - began) / 1e9;
      findings.line(
          "  bare pipeline: %,d records read and rows copied in %.1f s (copied %.1f s), indexed %.1f s",
          records, readToo, copied, seconds - readToo);
      execute(connection, "select muster.drop_generation(%d)".formatted(generation));
      return seconds;
    }
  }

  private long readLog() {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", stack.bootstrapServers(), "auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, AnnouncementsTopic.PARTITIONS)
              .mapToObj(partition -> new TopicPartition(AnnouncementsTopic.NAME, partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      long read = 0;
      while (read < end) {
        read += consumer.poll(POLL).count();
      }
      return read;
    }
  }

  private static void copyIn(Connection connection, String table, Rows rows) {
    try (InputStream file = Files.newInputStream(rows.file())) {
      long unused =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "copy muster.%s (%s) from stdin".formatted(table, rows.columns()),
                  file,
                  BUFFER_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("the rows of " + table + " are not taken", e);
    }
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long result(Future<Long> read) {
    try {
      return read.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the log cannot be read", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
