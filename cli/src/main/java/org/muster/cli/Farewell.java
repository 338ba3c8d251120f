package org.muster.cli;

/// Says something to whoever ends a command by Ctrl-C that waits for what goes on without it.
public final class Farewell implements AutoCloseable {

  private final Thread hook;

  public Farewell(Runnable words) {
    this.hook = new Thread(words);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// It has waited to the end.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process ends already, and the words are on their way
    }
  }
}
