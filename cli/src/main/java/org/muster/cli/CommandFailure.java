package org.muster.cli;

import org.jspecify.annotations.Nullable;

/// A command cannot do what it was asked; the message says why and what to do.
///
/// The code is the process' exit code.
public class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// Something was refused, such as a line of a file, or is not there.
  public static final int REFUSED = 1;

  /// A service cannot be reached, or nothing runs.
  public static final int UNREACHABLE = 3;

  /// The stack did not start or did not stop.
  public static final int NOT_STARTED = 4;

  private final int code;

  public CommandFailure(int code, String message) {
    super(message);
    this.code = code;
  }

  public CommandFailure(int code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public int code() {
    return code;
  }
}
