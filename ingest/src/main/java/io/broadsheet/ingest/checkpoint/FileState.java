package io.broadsheet.ingest.checkpoint;

/**
 * How far a file has been taken.
 *
 * @param pages how many of its pages
 * @param size of the file in bytes when it had been read to its end, or -1 before
 */
record FileState(long pages, long size) {

  static final FileState NEW = new FileState(0, -1);

  FileState taken(long count) {
    return new FileState(Math.max(pages, count), size);
  }

  FileState done(long fileSize) {
    return new FileState(pages, fileSize);
  }
}
