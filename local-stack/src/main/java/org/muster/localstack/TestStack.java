package org.muster.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;

/// One Kafka and one PostgreSQL for all tests of a JVM, and fresh topics and databases on them.
///
/// [#shared] starts them when the first test asks and stops them when the JVM ends. Their addresses
/// are kept in system properties, so that tests that run in different class loaders share them; and
/// `-Dmuster.test.kafka=host:port -Dmuster.test.postgres=jdbc:postgresql://host:port/` uses servers
/// that run already. `-Dmuster.test.stack=testcontainers` starts containers instead of processes,
/// on machines with Docker.
///
/// @param bootstrapServers Kafka's `host:port`
/// @param jdbcPrefix PostgreSQL's address up to the slash before the database
public record TestStack(String bootstrapServers, String jdbcPrefix) {

  /// A literal is one object for all class loaders.
  private static final String LOCK = "org.muster.localstack.TestStack";

  private static final String KIND = "muster.test.stack";
  private static final String KAFKA = "muster.test.kafka";
  private static final String POSTGRES = "muster.test.postgres";

  /// A database of its own, owned by [Roles#OWNER].
  public record Database(String name, String jdbcUrl) {}

  /// The servers of this JVM's tests, started if they were not.
  public static TestStack shared() {
    synchronized (LOCK) {
      var kafka = System.getProperty(KAFKA);
      var postgres = System.getProperty(POSTGRES);
      if (kafka != null && postgres != null) {
        return new TestStack(kafka, postgres);
      }
      var stack = start(System.getProperty(KIND, "processes"));
      System.setProperty(KAFKA, stack.bootstrapServers());
      System.setProperty(POSTGRES, stack.jdbcPrefix());
      return stack;
    }
  }

  private static TestStack start(String kind) {
    return switch (kind) {
      case "processes" -> processes();
      case "testcontainers" -> ContainerStack.start();
      default ->
          throw new IllegalStateException(
              KIND + " is " + kind + ", wanted processes or testcontainers");
    };
  }

  private static TestStack processes() {
    try {
      var target = Files.createDirectories(Path.of("target").toAbsolutePath());
      var directory = Files.createTempDirectory(target, "test-stack-");
      var stack = LocalStack.start(directory);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, directory)));
      return new TestStack(stack.kafka().bootstrapServers(), stack.postgres().jdbcUrl(""));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for the test servers", e);
    }
  }

  private static void end(LocalStack stack, Path directory) {
    stack.kafka().kill();
    stack.postgres().kill();
    try {
      Trees.delete(directory);
    } catch (IOException e) {
      System.err.println("left behind: " + directory + " (" + e + ")");
    }
  }

  /// The address of a database.
  public String jdbcUrl(String database) {
    return jdbcPrefix + database;
  }

  /// A connection as superuser.
  public Connection connect(String database) throws SQLException {
    var passwords = PostgresSettings.Passwords.local();
    return DriverManager.getConnection(jdbcUrl(database), Roles.SUPERUSER, passwords.superuser());
  }

  /// A client that administers the broker; the caller closes it.
  public Admin admin() {
    return Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers));
  }

  /// A new topic, made and set as the topic of the announcements is.
  public String freshTopic() {
    var topic = "muster.test." + UUID.randomUUID();
    try (var admin = admin()) {
      TopicProvisioning.ensure(admin, TopicProvisioning.Wanted.onOneBroker().named(topic));
    }
    return topic;
  }

  /// A new, empty database.
  public Database freshDatabase() {
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("create database " + name + " owner " + Roles.OWNER);
    } catch (SQLException e) {
      throw new IllegalStateException("no fresh database: " + e.getMessage(), e);
    }
    return new Database(name, jdbcUrl(name));
  }
}
