package org.muster.contracts.json;

import java.util.List;
import java.util.stream.Collectors;

/// What is wrong with one place of a body.
///
/// @param pointer where, as a JSON Pointer (RFC 6901); empty for the whole body
/// @param detail the rule that it breaks
public record FieldError(String pointer, String detail) {

  /// All of them in a line: `/claim/count is missing; /mission is no mission code`.
  public static String words(List<FieldError> errors) {
    return errors.stream()
        .map(error -> (error.pointer() + " " + error.detail()).strip())
        .collect(Collectors.joining("; "));
  }
}
