package org.muster.projections.page;

import java.util.List;

/// A field of a form.
///
/// @param pointer where its value stands in the announcement, a JSON Pointer
/// @param hint what is meant by it
/// @param kind `text`, `long`, `lines`, `date`, `country`, `number`, `flag` or `choice`
/// @param most the most characters, 0 for no bound
/// @param choices of a choice, the first for none
public record FormField(
    String pointer,
    String label,
    String hint,
    String kind,
    boolean required,
    String value,
    int most,
    List<Choice> choices) {

  /// Fields that belong together.
  ///
  /// @param pointer where their object stands in the announcement
  /// @param repeats whether there can be several such groups, in a list
  /// @param more whether few need it
  public record Group(
      String pointer, String legend, boolean repeats, boolean more, List<FormField> fields) {}
}
