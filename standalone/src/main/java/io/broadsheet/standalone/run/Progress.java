package io.broadsheet.standalone.run;

/** Tells a person how far long work is. Implementations write to standard error only. */
public interface Progress extends AutoCloseable {

  /** A step begins. */
  void step(String what);

  /** So many pages of so many are done in the current step. */
  void pages(long done, long total);

  /**
   * So many bytes of so many are read in the current step, with so many pages in them.
   *
   * @param total negative when unknown
   */
  void bytes(long done, long total, long pages);

  /** The current step is over. */
  void done();

  /** Something that the person should know at once. */
  void notice(String what);

  @Override
  void close();
}
