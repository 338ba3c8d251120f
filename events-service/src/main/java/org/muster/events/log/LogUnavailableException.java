package org.muster.events.log;

import org.jspecify.annotations.Nullable;

/// The log cannot be written or read now. What was to be written may be in it or not.
public final class LogUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LogUnavailableException(String message) {
    this(message, null);
  }

  public LogUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
