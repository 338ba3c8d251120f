package org.muster.localstack;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/// Gives a Quarkus test the servers of [TestStack], a fresh topic and a fresh database.
///
/// A test says `@WithTestResource(LocalStackTestResource.class)`. The argument `username` chooses
/// the role that the datasource uses, the projector by default; Flyway uses the owner.
public final class LocalStackTestResource implements QuarkusTestResourceLifecycleManager {

  private String username = Roles.PROJECTOR;

  @Override
  public void init(Map<String, String> initArgs) {
    username = initArgs.getOrDefault("username", Roles.PROJECTOR);
  }

  @Override
  public Map<String, String> start() {
    var stack = TestStack.shared();
    var database = stack.freshDatabase();
    var configuration = new HashMap<String, String>();
    configuration.put("kafka.bootstrap.servers", stack.bootstrapServers());
    configuration.put("muster.topic", stack.freshTopic());
    configuration.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
    configuration.put("quarkus.datasource.username", username);
    configuration.put("quarkus.datasource.password", username);
    configuration.put("quarkus.flyway.username", Roles.OWNER);
    configuration.put("quarkus.flyway.password", Roles.OWNER);
    return configuration;
  }

  /// Does nothing: other tests share the servers, which end with the JVM.
  @Override
  public void stop() {}
}
