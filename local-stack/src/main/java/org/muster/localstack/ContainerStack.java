package org.muster.localstack;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/// The same two servers as containers, for machines with Docker:
/// `-Dmuster.test.stack=testcontainers`.
///
/// Testcontainers ends the containers when the JVM is gone.
final class ContainerStack {

  private static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka:4.4.0");
  private static final DockerImageName POSTGRES = DockerImageName.parse("postgres:18");

  private ContainerStack() {}

  @SuppressWarnings("resource") // they live as long as the JVM
  static TestStack start() {
    var passwords = PostgresSettings.Passwords.local();
    var kafka = new KafkaContainer(KAFKA).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    var postgres =
        new PostgreSQLContainer(POSTGRES)
            .withUsername(Roles.SUPERUSER)
            .withPassword(passwords.superuser());
    kafka.start();
    postgres.start();
    var prefix =
        "jdbc:postgresql://%s:%d/".formatted(postgres.getHost(), postgres.getMappedPort(5432));
    try (var connection =
        DriverManager.getConnection(prefix + "postgres", Roles.SUPERUSER, passwords.superuser())) {
      Roles.ensure(connection, passwords);
    } catch (SQLException e) {
      throw new IllegalStateException("the roles cannot be set up: " + e.getMessage(), e);
    }
    return new TestStack(kafka.getBootstrapServers(), prefix);
  }
}
