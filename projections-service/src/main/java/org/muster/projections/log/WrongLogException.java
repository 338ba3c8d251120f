package org.muster.projections.log;

import java.util.List;

/// The topic is not the log that it has to be; nothing may be projected from it.
public class WrongLogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param violations each says what is wrong and what to change
  public WrongLogException(List<String> violations) {
    super(String.join("; ", violations));
  }
}
