package org.muster.cli.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What became of a row of a file.
sealed interface Imported {

  /// One announcement, made of one row or of several.
  ///
  /// @param row the first row, from 1, the header not counted
  /// @param rows how many rows it is made of
  record Announcement(long row, int rows, ObjectNode json) implements Imported {}

  /// A row that makes no announcement.
  ///
  /// @param row its number, from 1, the header not counted
  /// @param reason why, the same words for the same reason
  record Skipped(long row, String reason) implements Imported {}

  /// A row that is part of an announcement, but not with all that it says.
  ///
  /// @param row its number, from 1, the header not counted
  /// @param remark what was left out and why
  record Remarked(long row, String remark) implements Imported {}
}
