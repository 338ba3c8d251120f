package org.muster.cli.asking;

/// Options of a command that are parameters of its question.
@FunctionalInterface
public interface QueryOptions {

  /// Adds what was given.
  void addTo(Query query);
}
