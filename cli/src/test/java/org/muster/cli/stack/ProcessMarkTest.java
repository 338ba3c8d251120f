package org.muster.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMarkTest {

  private static final ProcessMark MYSELF = ProcessMark.of("test", ProcessHandle.current());

  @TempDir Path folder;

  @Test
  void aRunningProcessIsFound() {
    assertThat(MYSELF.running()).contains(ProcessHandle.current());
  }

  @Test
  void aReusedIdIsAnotherProcess() {
    var older = new ProcessMark("test", MYSELF.pid(), MYSELF.begunMs() - 60_000);
    assertThat(older.running()).isEmpty();
  }

  @Test
  void aStateIsReadAsItWasWritten() {
    var state = new StackState(MYSELF, true, new Ports(1, 2, 3, 4), List.of(MYSELF));
    state.write(folder);
    assertThat(StackState.read(folder)).contains(state);
    assertThat(StackState.running(folder)).contains(state);
  }

  @Test
  void aStateWhoseSupervisorIsGoneDoesNotRun() {
    var gone = new ProcessMark("test", MYSELF.pid(), 0);
    new StackState(gone, true, new Ports(1, 2, 3, 4), List.of()).write(folder);
    assertThat(StackState.running(folder)).isEmpty();
    assertThat(StackState.read(folder)).isPresent();
  }
}
