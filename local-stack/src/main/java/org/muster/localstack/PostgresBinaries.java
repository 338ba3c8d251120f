package org.muster.localstack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// PostgreSQL's own programs, which travel as a compressed archive inside a jar.
///
/// They are unpacked once for each version into a cache folder, under the archive's digest, and
/// shared by everything that starts a server.
final class PostgresBinaries {

  private PostgresBinaries() {}

  /// The folder that has `bin/postgres`, unpacked if it was not, below the first cache folder that
  /// can be used: an account need not have a home folder.
  ///
  /// @throws IllegalStateException if none can be used; the message says why not
  static Path unpackedBelow(Path... caches) {
    var archive = archiveName();
    var refusals = new ArrayList<String>();
    for (var cache : caches) {
      try {
        return unpackedBelow(cache, archive);
      } catch (FileSystemException e) {
        refusals.add("%s cannot be written".formatted(cache));
      } catch (IOException e) {
        throw new UncheckedIOException(
            "cannot unpack PostgreSQL from %s below %s: %s"
                .formatted(archive, cache, e.getMessage()),
            e);
      }
    }
    throw new IllegalStateException(
        "There is no place to unpack PostgreSQL: %s. Name a data folder that can be written (--data), or set HOME."
            .formatted(String.join(", ", refusals)));
  }

  private static Path unpackedBelow(Path cache, String archive) throws IOException {
    var home = cache.resolve(digest(archive));
    if (Files.isDirectory(home)) {
      return home;
    }
    Files.createDirectories(cache);
    try (var channel =
            FileChannel.open(
                cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      if (lock.isValid() && !Files.isDirectory(home)) {
        var half = Files.createTempDirectory(cache, "unpacking-");
        unpack(archive, half);
        Files.setPosixFilePermissions(half, permissions(0755));
        Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    return home;
  }

  private static String archiveName() {
    var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    var arm = arch.equals("aarch64") || arch.equals("arm64");
    if (os.contains("mac")) {
      return arm ? "postgres-darwin-arm_64.txz" : "postgres-darwin-x86_64.txz";
    }
    return arm ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz";
  }

  private static InputStream open(String archive) throws IOException {
    var in = PostgresBinaries.class.getResourceAsStream("/" + archive);
    if (in == null) {
      throw new IOException(
          "there is no PostgreSQL for %s on %s here"
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    }
    return new BufferedInputStream(in);
  }

  private static String digest(String archive) throws IOException {
    try (var in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void unpack(String archive, Path into) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(open(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, into);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
      throws IOException {
    var target = into.resolve(entry.getName()).normalize();
    if (!target.startsWith(into)) {
      throw new IOException("an entry leads out of the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(target, into.resolve(entry.getLinkName()));
    } else {
      Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(target, permissions(entry.getMode()));
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    var result = EnumSet.noneOf(PosixFilePermission.class);
    var all = PosixFilePermission.values(); // from OWNER_READ (0400) down to OTHERS_EXECUTE (0001)
    for (int i = 0; i < all.length; i++) {
      if ((mode & (0400 >> i)) != 0) {
        result.add(all[i]);
      }
    }
    return result;
  }
}
