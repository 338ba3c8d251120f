package org.muster.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// PostgreSQL refuses to run as root; this is how it runs when we are root.
///
/// First choice: a user namespace of its own (`unshare --user`), in which it is nobody, while its
/// files stay ours. Where that is not allowed (some containers): the user `nobody`, who is given
/// the data folder.
sealed interface Unprivileged {

  /// What goes before the command.
  List<String> prefix();

  /// Makes the folder one that the server may own.
  void own(Path folder);

  /// Where programs are kept that it can read: `~/.cache/muster`, unless that is out of its reach.
  default Path cache() {
    return Path.of(System.getProperty("user.home"), ".cache", "muster");
  }

  static Unprivileged here() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new AsIs();
    }
    if (succeeds(List.of("unshare", "--user", "true"))) {
      return new Namespace();
    }
    var nobody = new Nobody();
    if (succeeds(nobody.with("true"))) {
      return nobody;
    }
    throw new IllegalStateException(
        "PostgreSQL does not run as root, and neither `unshare --user` nor `setpriv` (package"
            + " util-linux) works here. Run as another user.");
  }

  private static boolean succeeds(List<String> command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// We are not root.
  record AsIs() implements Unprivileged {
    @Override
    public List<String> prefix() {
      return List.of();
    }

    @Override
    public void own(Path folder) {}
  }

  /// Root, in a user namespace that maps nobody.
  record Namespace() implements Unprivileged {
    @Override
    public List<String> prefix() {
      return List.of("unshare", "--user", "--");
    }

    @Override
    public void own(Path folder) {
      chown(folder, "root");
    }
  }

  /// Root, stepping down to the user `nobody`.
  record Nobody() implements Unprivileged {

    @Override
    public List<String> prefix() {
      return List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--");
    }

    List<String> with(String command) {
      var line = new java.util.ArrayList<>(prefix());
      line.add(command);
      return line;
    }

    @Override
    public void own(Path folder) {
      chown(folder, "nobody");
    }

    @Override
    public Path cache() {
      return Path.of("/var/cache/muster");
    }
  }

  private static void chown(Path folder, String user) {
    try {
      UserPrincipal owner =
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
      if (Files.getOwner(folder).equals(owner)) {
        return;
      }
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
                throws IOException {
              Files.setOwner(dir, owner);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.setOwner(file, owner);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give " + folder + " to " + user, e);
    }
  }
}
