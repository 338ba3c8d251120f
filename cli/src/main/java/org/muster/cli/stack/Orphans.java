package org.muster.cli.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.muster.cli.Screen;
import org.muster.localstack.LocalStack;

/// What a supervisor that was killed left running.
final class Orphans {

  private Orphans() {}

  /// Stops the services and servers of a stack that has no supervisor any more.
  ///
  /// @return how many there were
  static int stop(Path data, Screen screen) {
    if (StackState.running(data).isPresent()) {
      return 0;
    }
    List<ProcessHandle> services =
        StackState.read(data).stream()
            .flatMap(state -> state.services().stream())
            .map(ProcessMark::running)
            .flatMap(Optional::stream)
            .toList();
    int count = services.size() + LocalStack.running(data).size();
    if (count > 0) {
      screen.line("Stopping %d processes that an earlier `up` left behind".formatted(count));
      ServiceProcess.stop(services);
      LocalStack.stop(data);
    }
    return count;
  }
}
