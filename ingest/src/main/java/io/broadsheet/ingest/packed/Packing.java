package io.broadsheet.ingest.packed;

import java.io.InputStream;

/** How a file is packed, by its first bytes. */
public enum Packing {
  NONE,
  GZIP,
  ZSTD;

  /** How many bytes tell. */
  public static final int HEAD = 4;

  private static final int SKIPPABLE = 0x184d2a50;

  /** What {@link #HEAD} bytes, or fewer, are the beginning of. */
  public static Packing of(byte[] head) {
    if (head.length > 1 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
      return GZIP;
    }
    return isZstd(head) ? ZSTD : NONE;
  }

  /** The members of a stream that is packed so, which is neither closed nor read beyond need. */
  public Members members(InputStream input) {
    return switch (this) {
      case GZIP -> new GzipMembers(input);
      case ZSTD -> new ZstdMembers(input);
      case NONE -> throw new IllegalStateException("What is not packed has no members.");
    };
  }

  private static boolean isZstd(byte[] head) {
    if (head.length < HEAD) {
      return false;
    }
    int magic = 0;
    for (int i = 0; i < HEAD; i++) {
      magic |= (head[i] & 0xff) << 8 * i;
    }
    return magic == ZstdMembers.MAGIC || (magic & 0xfffffff0) == SKIPPABLE;
  }
}
