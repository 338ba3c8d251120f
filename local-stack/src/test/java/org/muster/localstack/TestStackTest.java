package org.muster.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class TestStackTest {

  @Test
  void allTestsOfAJvmShareTheServers() {
    assertThat(TestStack.shared()).isEqualTo(TestStack.shared());
  }

  @Test
  void aQuarkusTestIsToldWhereTheServersAre() throws Exception {
    var configuration = new LocalStackTestResource().start();

    assertThat(configuration)
        .containsEntry("kafka.bootstrap.servers", TestStack.shared().bootstrapServers())
        .containsKeys("muster.topic", "quarkus.datasource.jdbc.url");
    var owner = configuration.get("quarkus.flyway.username");
    try (var connection =
            DriverManager.getConnection(
                configuration.get("quarkus.datasource.jdbc.url"), owner, owner);
        var statement = connection.createStatement()) {
      statement.execute("create schema muster");
    }
  }
}
