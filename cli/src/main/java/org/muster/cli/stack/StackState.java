package org.muster.cli.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.cli.CommandFailure;
import org.muster.cli.http.Json;

/// What runs over a data folder, as `stack.json` in it says.
///
/// @param supervisor the process that started the others and stops them
/// @param ready whether all of it answers
/// @param ports where
/// @param services the services' processes; Kafka and PostgreSQL keep marks of their own
public record StackState(
    ProcessMark supervisor, boolean ready, Ports ports, List<ProcessMark> services) {

  private static final String FILE = "stack.json";

  public StackState {
    services = List.copyOf(services);
  }

  /// What was last written down, if anything was.
  public static Optional<StackState> read(Path data) {
    var file = data.resolve(FILE);
    try {
      return Optional.of(Json.MAPPER.readValue(Files.readAllBytes(file), StackState.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new CommandFailure(
          CommandFailure.NOT_STARTED, file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// What was written down, if its supervisor still runs.
  public static Optional<StackState> running(Path data) {
    return read(data).filter(state -> state.supervisor.running().isPresent());
  }

  /// Writes it down, whole or not at all.
  void write(Path data) {
    try {
      var fresh = data.resolve(FILE + ".new");
      Files.write(fresh, Json.MAPPER.writeValueAsBytes(this));
      Files.move(
          fresh,
          data.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CommandFailure(
          CommandFailure.NOT_STARTED, "cannot write into " + data + ": " + e.getMessage(), e);
    }
  }

  StackState with(ProcessMark service) {
    var more = new ArrayList<>(services);
    more.add(service);
    return new StackState(supervisor, ready, ports, more);
  }

  StackState asReady() {
    return new StackState(supervisor, true, ports, services);
  }

  public URI eventsAddress() {
    return URI.create("http://localhost:" + ports.events());
  }

  public URI projectionsAddress() {
    return URI.create("http://localhost:" + ports.projections());
  }
}
