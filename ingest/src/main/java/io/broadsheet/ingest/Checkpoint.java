package io.broadsheet.ingest;

import java.nio.file.Path;

/**
 * Remembers which pages of which file have been taken, so that feeding goes on there. A page is
 * known by its number in its file. Not thread-safe.
 */
public interface Checkpoint {

  /** Remembers nothing. */
  Checkpoint NONE =
      new Checkpoint() {
        @Override
        public long pagesTaken(Path file) {
          return 0;
        }

        @Override
        public boolean isDone(Path file) {
          return false;
        }

        @Override
        public void beforeSend() {
          // nothing to prepare
        }

        @Override
        public void sent(Path file, long pages, int bytes) {
          // nothing to remember
        }

        @Override
        public void done(Path file) {
          // nothing to remember
        }

        @Override
        public void commitIfDue() {
          // nothing to commit
        }

        @Override
        public void commit() {
          // nothing to commit
        }
      };

  /** How many pages of a file need not be sent again. */
  long pagesTaken(Path file);

  /** Whether a file, as it is now, need not be read again. */
  boolean isDone(Path file);

  /** A page is about to be sent. */
  void beforeSend();

  /**
   * So many pages of a file are sent, if not yet acknowledged.
   *
   * @param bytes of the last page
   */
  void sent(Path file, long pages, int bytes);

  /** A file was read to its end. */
  void done(Path file);

  /** Commits what is sent when enough of it, or enough time, has come together. */
  void commitIfDue();

  /**
   * Waits until everything that was sent is acknowledged, and remembers it.
   *
   * @throws IllegalStateException when the broker did not take it
   */
  void commit();
}
