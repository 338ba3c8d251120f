package org.muster.localstack.deployment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The parts of `docker-compose.yml` that repeat what the code says.
final class ComposeFile {

  private final Map<?, ?> services;

  private ComposeFile(Map<?, ?> services) {
    this.services = services;
  }

  static ComposeFile read() {
    Object tree =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Checkout.read("docker-compose.yml"));
    return new ComposeFile(map(map(tree).get("services")));
  }

  Service service(String name) {
    return new Service(map(services.get(name)));
  }

  /// One service as the file has it, aliases resolved.
  record Service(Map<?, ?> tree) {

    String image() {
      return string(tree.get("image"));
    }

    Map<String, String> environment() {
      var environment = new TreeMap<String, String>();
      map(tree.get("environment"))
          .forEach((name, value) -> environment.put(string(name), string(value)));
      return environment;
    }

    String variable(String name) {
      return string(environment().get(name));
    }

    /// `host:container` addresses that are published.
    List<String> ports() {
      return strings(tree.get("ports"));
    }

    List<String> command() {
      return strings(tree.get("command"));
    }

    List<String> entrypoint() {
      return strings(tree.get("entrypoint"));
    }

    List<String> healthTest() {
      return strings(map(tree.get("healthcheck")).get("test"));
    }

    List<String> volumes() {
      return strings(tree.get("volumes"));
    }

    /// Which part of the `Dockerfile` it runs.
    String part() {
      return string(map(map(tree.get("build")).get("args")).get("PART"));
    }

    /// What the service waits for, and in which state.
    String waitsFor(String other) {
      return string(map(map(tree.get("depends_on")).get(other)).get("condition"));
    }
  }

  private static Map<?, ?> map(@Nullable Object tree) {
    return (Map<?, ?>) Objects.requireNonNull(tree, "a map is missing");
  }

  private static String string(@Nullable Object tree) {
    if (!(tree instanceof String text)) {
      throw new IllegalStateException(tree + " is not text; numbers and booleans need quotes");
    }
    return text;
  }

  private static List<String> strings(@Nullable Object tree) {
    return ((List<?>) Objects.requireNonNull(tree, "a list is missing"))
        .stream().map(ComposeFile::string).toList();
  }
}
