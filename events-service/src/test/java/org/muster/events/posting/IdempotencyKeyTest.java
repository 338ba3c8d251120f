package org.muster.events.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

  @Test
  void a_quoted_key_is_what_stands_between_the_quotes() {
    assertThat(IdempotencyKey.of(List.of("\"a1\""))).contains("a1");
    assertThat(IdempotencyKey.of(List.of(" \"a \\\"b\\\\\" "))).contains("a \"b\\");
  }

  @Test
  void a_bare_key_is_taken_as_it_is() {
    assertThat(IdempotencyKey.of(List.of("a1"))).contains("a1");
  }

  @Test
  void without_the_header_there_is_no_key() {
    assertThat(IdempotencyKey.of(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"", "\"\"", "\"a", "a\"", "\"a\"b", "\"a\\"})
  void a_malformed_header_is_refused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> IdempotencyKey.of(List.of(value)));
  }

  @Test
  void a_header_sent_twice_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> IdempotencyKey.of(List.of("a", "a")));
  }
}
