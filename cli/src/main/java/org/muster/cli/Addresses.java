package org.muster.cli;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.muster.cli.http.ServiceClient;
import org.muster.cli.stack.DataFolder;
import org.muster.cli.stack.StackState;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where the services are: as an option says, else as the running stack says, else the usual ports
/// of this machine.
public final class Addresses {

  private static final URI EVENTS = URI.create("http://localhost:8080");
  private static final URI PROJECTIONS = URI.create("http://localhost:8081");

  @Option(
      names = "--events-url",
      paramLabel = "URL",
      description =
          "The events-service (default: the running stack's, else port 8080 of this machine).")
  private @Nullable URI events;

  @Option(
      names = "--projections-url",
      paramLabel = "URL",
      description =
          "The projections-service (default: the running stack's, else port 8081 of this machine).")
  private @Nullable URI projections;

  @Mixin private final DataFolder data = new DataFolder();

  public ServiceClient events() {
    var said = events;
    return new ServiceClient(
        "events-service",
        said != null
            ? said
            : StackState.running(data.path()).map(StackState::eventsAddress).orElse(EVENTS));
  }

  public ServiceClient projections() {
    var said = projections;
    return new ServiceClient(
        "projections-service",
        said != null
            ? said
            : StackState.running(data.path())
                .map(StackState::projectionsAddress)
                .orElse(PROJECTIONS));
  }
}
