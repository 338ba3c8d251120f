package org.muster.projections.page;

/// A code in words, with the code as its style.
///
/// @param code such as `drawing-down`
/// @param words such as "drawing down"
public record Chip(String code, String words) {

  static Chip status(String code) {
    return new Chip(code, Texts.ofCode("status", code));
  }

  static Chip life(String code) {
    return new Chip(code, Texts.ofCode("life", code));
  }
}
