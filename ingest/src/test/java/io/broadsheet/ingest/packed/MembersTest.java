package io.broadsheet.ingest.packed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MembersTest {

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void shouldTellWhereMembersBegin(Packing packing) throws IOException {
    byte[] one = pack(packing, noise(300_000));
    byte[] file = join(one, pack(packing, new byte[0]), pack(packing, noise(10)));
    List<Long> starts = new ArrayList<>();
    try (Members members = packing.members(new ByteArrayInputStream(file))) {
      while (members.open()) {
        starts.add(members.start());
        while (members.read(new byte[1000], 0, 1000) >= 0) {
          // to its end
        }
        assertThat(members.isAtEnd()).isTrue();
      }
    }

    assertThat(starts)
        .containsExactly(
            0L, (long) one.length, (long) one.length + pack(packing, new byte[0]).length);
  }

  /** A stream that has nothing ready between two members is not at its end. */
  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void shouldReadAllMembersOfAStreamThatComesInPieces(Packing packing) throws IOException {
    byte[] content = noise(100_000);
    byte[] file = join(pack(packing, content), pack(packing, content));
    InputStream slowly =
        new FilterInputStream(new ByteArrayInputStream(file)) {
          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            return super.read(into, from, Math.min(length, file.length / 2));
          }

          @Override
          public int available() {
            return 0;
          }
        };

    assertThat(new StrictInput(packing.members(slowly)).readAllBytes())
        .isEqualTo(join(content, content));
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void shouldPassOverZerosAtTheEndAndNothingElse(Packing packing) throws IOException {
    byte[] content = noise(1000);
    byte[] packed = pack(packing, content);

    assertThat(strict(packing, join(packed, new byte[100_000]))).isEqualTo(content);
    for (byte[] garbage : List.of(new byte[] {1}, new byte[] {0, 0, 0, 7}, packed)) {
      byte[] file = join(packed, garbage, new byte[] {1});
      assertThatThrownBy(() -> strict(packing, file)).isInstanceOf(IOException.class);
    }
    assertThat(new LenientInput(members(packing, join(packed, new byte[] {1}))).readAllBytes())
        .isEqualTo(content);
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void shouldTellThatAMemberIsCut(Packing packing) {
    byte[] packed = pack(packing, noise(200_000));

    for (int length : new int[] {5, 100, packed.length / 2, packed.length - 20}) {
      assertThatThrownBy(() -> strict(packing, Arrays.copyOf(packed, length)))
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void shouldFindTheNextMemberWhereverItBegins(Packing packing) throws IOException {
    byte[] packed = pack(packing, "x".getBytes(US_ASCII));
    for (int gap = (1 << 16) - 20; gap < (1 << 16) + 5; gap++) {
      byte[] garbage = new byte[gap];
      Arrays.fill(garbage, (byte) 7);
      try (Members members = members(packing, join(packed, garbage, packed))) {
        members.open();
        members.read(new byte[10], 0, 10);
        members.read(new byte[10], 0, 10);
        assertThatThrownBy(members::open).isInstanceOf(IOException.class);

        assertThat(members.seekMagic()).isTrue();
        assertThat(members.open()).isTrue();
        assertThat(members.start()).isEqualTo(packed.length + gap);
        assertThat(members.read(new byte[10], 0, 10)).isEqualTo(1);
      }
    }
  }

  private static byte[] strict(Packing packing, byte[] file) throws IOException {
    return new StrictInput(members(packing, file)).readAllBytes();
  }

  private static Members members(Packing packing, byte[] file) {
    return packing.members(new ByteArrayInputStream(file));
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(length).nextBytes(noise);
    return noise;
  }

  private static byte[] pack(Packing packing, byte[] content) {
    if (packing == Packing.ZSTD) {
      return Zstd.compress(content);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
