package io.broadsheet.cleaner;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Collections beside the project. A test that asks for an absent one is skipped, and says so; the
 * gold pages are the gate that needs none.
 */
public final class SharedData {

  private static final Path ROOT = Path.of("..", "..", "shared", "data");

  private SharedData() {}

  public static Path folder(String name) {
    Path folder = ROOT.resolve(name);
    if (!Files.isDirectory(folder)) {
      String tests =
          StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
              .getCallerClass()
              .getSimpleName();
      System.out.printf("Skipped: %s needs %s, which is absent%n", tests, folder);
      Assumptions.abort(folder + " is absent");
    }
    return folder;
  }
}
