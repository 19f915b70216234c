package io.broadsheet.cleaner.train;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Rows of numbers for the training programs: {@code NAME.columns} names the columns, a line each,
 * and {@code NAME.f32} has the rows as little-endian floats.
 */
public final class Table implements AutoCloseable {

  private final OutputStream out;
  private final int width;

  private Table(OutputStream out, int width) {
    this.out = out;
    this.width = width;
  }

  /** A new table in that folder. */
  public static Table create(Path folder, String name, List<String> columns) throws IOException {
    Files.write(folder.resolve(name + ".columns"), columns);
    Path rows = folder.resolve(name + ".f32");
    return new Table(new BufferedOutputStream(Files.newOutputStream(rows)), columns.size());
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException when it has more or fewer numbers than there are columns
   */
  public void add(float... row) throws IOException {
    if (row.length != width) {
      throw new IllegalArgumentException(row.length + " numbers for " + width + " columns");
    }
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * width).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(row);
    out.write(bytes.array());
  }

  /**
   * The numbers of a table of one column, to be read in the order in which its rows were written.
   */
  public static FloatBuffer read(Path folder, String name) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(name + ".f32"));
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }

  /** The next so many numbers. */
  public static float[] next(FloatBuffer from, int count) {
    float[] numbers = new float[count];
    from.get(numbers);
    return numbers;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
