package io.broadsheet.dedupe.feature;

/**
 * Index keys from a set of shingles: one-permutation MinHash with densification, in bands. Sets
 * with Jaccard similarity j share a band of r rows with a probability of about j to the power r.
 */
final class Sketch {

  private static final int EMPTY = -1;

  private Sketch() {}

  /** Writes {@code bands} keys to {@code keys} from {@code at} on; the set must not be empty. */
  static void keys(int[] shingles, int bands, int rows, long salt, long[] keys, int at) {
    int[] minima = minima(shingles, bands * rows);
    for (int band = 0; band < bands; band++) {
      long key = Hash.combine(salt, band);
      for (int row = 0; row < rows; row++) {
        key = Hash.combine(key, minima[band * rows + row]);
      }
      keys[at + band] = Hash.mix(key);
    }
  }

  private static int[] minima(int[] shingles, int bins) {
    int[] minima = new int[bins];
    java.util.Arrays.fill(minima, EMPTY);
    for (int shingle : shingles) {
      int bin = (int) (((shingle & 0xffffffffL) * bins) >>> 32);
      if (Integer.compareUnsigned(shingle, minima[bin]) < 0) {
        minima[bin] = shingle;
      }
    }
    return densified(minima);
  }

  /** Fills each empty bin from one that is not, chosen by the empty bin's number alone. */
  private static int[] densified(int[] minima) {
    int[] dense = minima.clone();
    for (int bin = 0; bin < minima.length; bin++) {
      for (int attempt = 1; dense[bin] == EMPTY; attempt++) {
        long choice = Hash.mix(Hash.combine(bin, attempt)) >>> 33;
        dense[bin] = minima[(int) (choice % minima.length)];
      }
    }
    return dense;
  }
}
