package io.broadsheet.ingest.packed;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;

/**
 * The frames of a zstd file; frames that are to be skipped are none. A dictionary for all of them
 * may come in such a frame at the beginning of the file, itself packed or not, as in WARC files. A
 * window is 128 MiB at most, which is what the library allows a stream.
 */
final class ZstdMembers implements Members {

  static final int MAGIC = 0xfd2fb528;

  private static final int DICTIONARY = 0x184d2a5d;
  private static final int MAX_DICTIONARY = 1 << 24;
  private static final byte[] FRAME = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
  private static final int BLOCK = 1 << 17;

  private final PackedBytes bytes;
  private final ByteBuffer packed = ByteBuffer.allocateDirect(BLOCK).limit(0);
  private final ByteBuffer content = ByteBuffer.allocateDirect(BLOCK).limit(0);
  private ZstdDecompressCtx decompressor;
  private ZstdDictDecompress dictionary;
  private long start = -1;
  private boolean atEnd = true;

  ZstdMembers(InputStream input) {
    this.bytes = new PackedBytes(input);
  }

  @Override
  public long start() {
    return start;
  }

  @Override
  public boolean open() throws IOException {
    atEnd = true;
    content.limit(0);
    while (true) {
      start = bytes.offset();
      boolean zeros = bytes.skipZeros() > 0;
      if (bytes.atHand() == 0) {
        return false;
      }
      if (!zeros && bytes.startsWith(FRAME)) {
        renew();
        atEnd = false;
        return true;
      }
      int magic = zeros ? 0 : word();
      if ((magic >>> 8) != (DICTIONARY >>> 8) || (magic & 0xf0) != 0x50) {
        throw new ZipException("there is no zstd frame where one should begin");
      }
      long length = word() & 0xffffffffL;
      if (magic == DICTIONARY && start == 0) {
        readDictionary(length);
      } else {
        bytes.skip(length);
      }
    }
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    while (!content.hasRemaining()) {
      if (atEnd) {
        return -1;
      }
      decompress();
    }
    int n = Math.min(length, content.remaining());
    content.get(into, from, n);
    return n;
  }

  @Override
  public boolean isAtEnd() {
    return atEnd && !content.hasRemaining();
  }

  @Override
  public boolean seekMagic() throws IOException {
    return bytes.seek(start + 1, FRAME);
  }

  @Override
  public void close() {
    if (decompressor != null) {
      decompressor.close();
    }
    if (dictionary != null) {
      dictionary.close();
    }
  }

  /** What is left in it of a frame that was broken, or not read to its end, is forgotten. */
  private void renew() {
    if (decompressor != null) {
      decompressor.close();
    }
    decompressor = new ZstdDecompressCtx();
    if (dictionary != null) {
      decompressor.loadDict(dictionary);
    }
  }

  private void decompress() throws IOException {
    int n = Math.min(bytes.atHand(), packed.capacity());
    packed.clear().put(bytes.array(), bytes.position(), n).flip();
    content.clear();
    try {
      atEnd = decompressor.decompressDirectByteBufferStream(content, packed);
    } catch (ZstdException e) {
      content.position(0).limit(0);
      throw new ZipException(e.getMessage());
    }
    bytes.take(packed.position());
    content.flip();
    if (n == 0 && !atEnd && !content.hasRemaining()) {
      throw new EOFException("the zstd data ends too early");
    }
  }

  private void readDictionary(long length) throws IOException {
    if (length > MAX_DICTIONARY) {
      throw new ZipException("its dictionary is too large");
    }
    byte[] packedOrNot = new byte[(int) length];
    for (int i = 0; i < length; i++) {
      packedOrNot[i] = (byte) bytes.next();
    }
    byte[] plain = packedOrNot;
    if (Packing.of(packedOrNot) == Packing.ZSTD) {
      try (InputStream input = new ZstdInputStream(new ByteArrayInputStream(packedOrNot))) {
        plain = input.readNBytes(MAX_DICTIONARY + 1);
      }
    }
    if (plain.length == 0 || plain.length > MAX_DICTIONARY) {
      throw new ZipException("its dictionary is empty or too large");
    }
    try {
      dictionary = new ZstdDictDecompress(plain);
    } catch (RuntimeException e) {
      throw new ZipException("its dictionary cannot be used: " + e.getMessage());
    }
  }

  private int word() throws IOException {
    return bytes.next() | bytes.next() << 8 | bytes.next() << 16 | bytes.next() << 24;
  }
}
