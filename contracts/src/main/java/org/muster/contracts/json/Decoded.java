package org.muster.contracts.json;

import java.util.List;

/// What reading a body gave: a value, or every error in it.
public sealed interface Decoded<T> {

  /// The body was right.
  record Valid<T>(T value) implements Decoded<T> {}

  /// The body was wrong; never empty.
  record Invalid<T>(List<FieldError> errors) implements Decoded<T> {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }

  /// The value.
  ///
  /// @throws IllegalArgumentException with all errors if there is none
  default T orThrow() {
    return switch (this) {
      case Valid<T>(T value) -> value;
      case Invalid<T>(List<FieldError> errors) ->
          throw new IllegalArgumentException(errors.toString());
    };
  }
}
