package io.broadsheet.dedupe.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class RiceCodeTest {

  @Property
  void shouldReadWhatItWroteAndNothingBeyond(@ForAll @UniqueElements int[] values) {
    Arrays.sort(values);
    ByteBuffer buffer =
        ByteBuffer.allocate(
            1 + RiceCode.MAX_BYTES_A_SET + RiceCode.MAX_BYTES_A_VALUE * values.length);
    RiceCode.put(buffer, values);
    buffer.put((byte) 7).flip();
    assertThat(RiceCode.get(buffer, values.length)).isEqualTo(values);
    assertThat(buffer.get()).isEqualTo((byte) 7);
    assertThat(buffer.hasRemaining()).isFalse();
  }

  @Test
  void shouldTakeTwoBytesForEachOfAHundredHashesOf20Bits() {
    int[] hashes = new Random(1).ints(100, 0, 1 << 20).sorted().distinct().toArray();
    ByteBuffer buffer = ByteBuffer.allocate(1000);
    RiceCode.put(buffer, hashes);
    assertThat(buffer.position()).isLessThan(200);
  }

  @Test
  void shouldRefuseBytesThatEndTooEarly() {
    ByteBuffer zeros = ByteBuffer.wrap(new byte[20]);
    assertThatThrownBy(() -> RiceCode.get(zeros, 3)).isInstanceOf(BufferUnderflowException.class);
  }

  @Test
  void shouldRefuseMoreLowBitsThanAnIntHas() {
    ByteBuffer broken = ByteBuffer.wrap(new byte[] {60, 0, 0});
    assertThatThrownBy(() -> RiceCode.get(broken, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
