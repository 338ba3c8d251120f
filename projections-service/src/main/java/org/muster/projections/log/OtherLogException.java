package org.muster.projections.log;

import java.util.List;

/// The topic does not have the records that were projected before: it was made again, cut or
/// changed. What was projected still answers; nothing more may be projected from it.
public class OtherLogException extends WrongLogException {

  private static final long serialVersionUID = 1L;

  private static final String REMEDY =
      "restore the log of before, or accept this one as a new log (./muster accept-log)";

  private final String difference;

  /// @param differences each names what differs
  public OtherLogException(List<String> differences) {
    super(List.of(String.join("; ", differences), REMEDY));
    this.difference = String.join("; ", differences);
  }

  /// What differs, without what to do.
  public String difference() {
    return difference;
  }
}
