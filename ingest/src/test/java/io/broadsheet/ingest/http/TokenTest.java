package io.broadsheet.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TokenTest {

  private final Token token = Token.of("0123456789abcdef");

  @Test
  void shouldKnowItself() {
    assertThat(token.isIn("Bearer 0123456789abcdef")).isTrue();
    assertThat(token.isIn("bearer  0123456789abcdef ")).isTrue();
  }

  @Test
  void shouldKnowNothingElse() {
    assertThat(token.isIn(null)).isFalse();
    assertThat(token.isIn("0123456789abcdef")).isFalse();
    assertThat(token.isIn("Bearer 0123456789abcdeF")).isFalse();
    assertThat(token.isIn("Bearer 0123456789abcdef0")).isFalse();
    assertThat(token.isIn("Bearer ")).isFalse();
  }

  @Test
  void shouldRefuseWeakSecrets() {
    assertThatIllegalArgumentException().isThrownBy(() -> Token.of("short"));
    assertThatIllegalArgumentException().isThrownBy(() -> Token.of("with white space inside"));
  }
}
