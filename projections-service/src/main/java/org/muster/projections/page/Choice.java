package org.muster.projections.page;

import java.util.List;
import java.util.stream.Stream;

/// An option of a select.
public record Choice(String value, String words, boolean chosen) {

  static List<Choice> of(String group, String chosen, String... values) {
    return Stream.of(values)
        .map(value -> new Choice(value, Texts.of(group + "." + value), value.equals(chosen)))
        .toList();
  }
}
