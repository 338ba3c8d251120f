package org.muster.localstack;

import java.nio.file.Path;
import java.util.Map;

/// How to run PostgreSQL.
///
/// @param directory where its data and log live; made if it is not there
/// @param host the address it listens on
/// @param port the port it listens on; 0 = a free one
/// @param passwords the passwords of the roles
/// @param outlivesStarter true if it goes on when the process that started it ends
/// @param overrides server settings that replace or extend the ones of this module
public record PostgresSettings(
    Path directory,
    String host,
    int port,
    Passwords passwords,
    boolean outlivesStarter,
    Map<String, String> overrides) {

  /// The passwords of the superuser and of the three roles that Muster uses.
  public record Passwords(String superuser, String owner, String projector, String reader) {

    /// Each role's password is its name: for a server that only this machine can reach.
    public static Passwords local() {
      return new Passwords("postgres", "muster_owner", "muster_projector", "muster_reader");
    }

    @Override
    public String toString() {
      return "Passwords[hidden]";
    }
  }

  public PostgresSettings {
    directory = directory.toAbsolutePath().normalize();
    overrides = Map.copyOf(overrides);
  }

  /// A server on a free port of this machine, for as long as its starter runs.
  public static PostgresSettings in(Path directory) {
    return new PostgresSettings(directory, "localhost", 0, Passwords.local(), false, Map.of());
  }

  public PostgresSettings withPort(int port) {
    return new PostgresSettings(directory, host, port, passwords, outlivesStarter, overrides);
  }

  public PostgresSettings withPasswords(Passwords passwords) {
    return new PostgresSettings(directory, host, port, passwords, outlivesStarter, overrides);
  }

  public PostgresSettings withOutlivesStarter(boolean outlivesStarter) {
    return new PostgresSettings(directory, host, port, passwords, outlivesStarter, overrides);
  }

  public PostgresSettings withOverrides(Map<String, String> overrides) {
    return new PostgresSettings(directory, host, port, passwords, outlivesStarter, overrides);
  }
}
