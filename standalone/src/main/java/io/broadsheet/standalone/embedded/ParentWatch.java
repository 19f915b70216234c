package io.broadsheet.standalone.embedded;

import java.io.IOException;

/**
 * Java agent that ends its process when standard input ends, that is, when the process that started
 * it is gone. It is packaged alone, for child processes with a class path of their own.
 */
public final class ParentWatch {

  private ParentWatch() {}

  public static void premain(String arguments) {
    Thread watch = new Thread(ParentWatch::awaitEnd, "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // nothing is ever sent; only the end counts
      }
    } catch (IOException broken) {
      // as good as ended
    }
    System.exit(0);
  }
}
