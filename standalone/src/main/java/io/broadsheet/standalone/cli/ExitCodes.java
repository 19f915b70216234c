package io.broadsheet.standalone.cli;

/** What the exit code of a command means. */
final class ExitCodes {

  static final int OK = 0;

  /** The command did its work and found something wrong, or failed. */
  static final int FAILED = 1;

  /** The command was not understood. */
  static final int USAGE = 2;

  /** Ingest and dedupe: some of the input could not be read; the rest was done. Run: all of it. */
  static final int UNREADABLE = 3;

  /** A server that is needed does not answer. */
  static final int UNREACHABLE = 4;

  /** A server refuses access. */
  static final int REFUSED = 5;

  /** The command was stopped by SIGINT, as with Ctrl-C. */
  static final int INTERRUPTED = 130;

  /** The command was stopped by SIGTERM. */
  static final int TERMINATED = 143;

  private ExitCodes() {}
}
