package org.muster.cli.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.muster.cli.CommandFailure;
import org.muster.cli.Screen;
import org.muster.cli.http.Health;
import org.muster.cli.http.ServiceClient;
import org.muster.cli.replay.ReplayBar;
import org.muster.cli.replay.ReplayState;
import org.muster.cli.text.Table;
import org.muster.localstack.LocalStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Tells what runs.
@Command(
    name = "status",
    description = {
      "Tell what runs, on which ports, how far the projection is, and whether a replay runs.",
      "Exit code 0: all of it runs and is ready; 3: not."
    })
public final class StatusCommand implements Callable<Integer> {

  @Mixin private final DataFolder data = new DataFolder();

  private final Screen screen;

  public StatusCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var folder = data.path();
    var state = StackState.running(folder);
    if (state.isEmpty()) {
      int left = LocalStack.running(folder).size();
      screen.line(
          "Nothing runs over %s; `./muster up` starts it%s"
              .formatted(folder, left == 0 ? "" : " (" + left + " processes were left behind)"));
      return CommandFailure.UNREACHABLE;
    }
    return describe(state.get()) ? 0 : CommandFailure.UNREACHABLE;
  }

  private boolean describe(StackState state) {
    var events = new ServiceClient(Supervisor.EVENTS, state.eventsAddress());
    var projections = new ServiceClient(Supervisor.PROJECTIONS, state.projectionsAddress());
    boolean eventsReady = events.answers("/q/health/ready");
    boolean projectionsReady = projections.answers("/q/health/ready");
    var ports = state.ports();
    var table =
        new Table(
            Table.Column.left("Part"),
            Table.Column.right("Port"),
            Table.Column.right("Process"),
            Table.Column.left("State"));
    table.row(
        "supervisor",
        "",
        Long.toString(state.supervisor().pid()),
        state.ready() ? "watching" : "starting");
    table.row(
        Supervisor.EVENTS,
        Integer.toString(ports.events()),
        pid(state, Supervisor.EVENTS),
        eventsReady ? "ready" : "not ready");
    table.row(
        Supervisor.PROJECTIONS,
        Integer.toString(ports.projections()),
        pid(state, Supervisor.PROJECTIONS),
        projectionsReady ? "ready" : "not ready");
    var servers = LocalStack.running(data.path());
    table.row("Kafka", Integer.toString(ports.kafka()), "", servers.size() == 2 ? "runs" : "?");
    table.row(
        "PostgreSQL", Integer.toString(ports.postgres()), "", servers.size() == 2 ? "runs" : "?");
    table.lines(screen.width(), screen.style()).forEach(screen::line);
    var doing = doing(projections);
    var position = projections.answered("/v1/missions?limit=1");
    if (position.isPresent() || !doing.isEmpty()) {
      screen.line("");
    }
    position.ifPresent(
        answer -> screen.line("The projection has read the log up to " + answer.position()));
    doing.forEach(screen::line);
    return eventsReady && projectionsReady && servers.size() == 2;
  }

  /// Why the projection stands still or what it waits for, and how far a replay is: a line each.
  static List<String> doing(ServiceClient projections) {
    var lines = new ArrayList<String>();
    var health = Health.of(projections);
    if (!health.decide().isEmpty()) {
      lines.add("The projection stands still: " + Table.safe(health.decide()));
    }
    if (!health.waits().isEmpty()) {
      lines.add("The projection waits: " + Table.safe(health.waits()));
    }
    projections.answered("/v1/replays").stream()
        .flatMap(answer -> answer.json().path("replays").valueStream())
        .map(ReplayState::of)
        .filter(ReplayState::isRunning)
        .map(replay -> "Replay %d runs: %s".formatted(replay.id(), ReplayBar.words(replay)))
        .forEach(lines::add);
    return lines;
  }

  private static String pid(StackState state, String name) {
    return state.services().stream()
        .filter(mark -> mark.name().equals(name))
        .filter(mark -> mark.running().isPresent())
        .map(mark -> Long.toString(mark.pid()))
        .findFirst()
        .orElse("ended");
  }
}
