package org.muster.cli.stack;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.muster.cli.Await;
import org.muster.cli.CommandFailure;
import org.muster.cli.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Stops the stack.
@Command(
    name = "down",
    description = {
      "Stop what `./muster up` started over a data folder, and what a killed `up` left behind.",
      "The data stays."
    })
public final class DownCommand implements Callable<Integer> {

  private static final Duration STOPPED = Duration.ofSeconds(90);

  @Mixin private final DataFolder data = new DataFolder();

  private final Screen screen;

  public DownCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    var folder = data.path();
    var running = StackState.running(folder);
    if (running.isEmpty()) {
      int orphans = Orphans.stop(folder, screen);
      screen.line(
          orphans == 0
              ? "Nothing runs over " + folder
              : "Everything is stopped; the data stays in " + folder);
      return 0;
    }
    var supervisor = running.get().supervisor();
    supervisor.running().ifPresent(ProcessHandle::destroy);
    if (!Await.until(STOPPED, () -> supervisor.running().isEmpty())) {
      throw new CommandFailure(
          CommandFailure.NOT_STARTED,
          "Process %d does not stop within %d s; see %s"
              .formatted(supervisor.pid(), STOPPED.toSeconds(), folder.resolve("up.log")));
    }
    Orphans.stop(folder, screen);
    screen.line("Everything is stopped; the data stays in " + folder);
    return 0;
  }
}
