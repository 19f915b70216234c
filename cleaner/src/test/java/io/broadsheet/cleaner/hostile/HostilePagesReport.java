package io.broadsheet.cleaner.hostile;

import com.sun.management.ThreadMXBean;
import io.broadsheet.cleaner.Cleaner;
import io.broadsheet.cleaner.CleaningOutcome;
import io.broadsheet.cleaner.Page;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Prints, for each hostile page, its size, what became of it, the processor time and the bytes that
 * cleaning allocated: an upper bound of what it holds at any one time. How much less a page needs
 * shows when the program is given a small heap. Arguments are parts of names of pages; without any,
 * all pages are cleaned.
 */
public final class HostilePagesReport {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private HostilePagesReport() {}

  public static void main(String[] names) {
    Cleaner cleaner = new Cleaner();
    for (int i = 0; i < 200; i++) {
      cleaner.clean(HostilePages.page(HostilePages.all().get("NULs in a story").get()));
    }
    System.out.println("| page | size, KB | outcome | CPU, ms | allocated, MB | x its size |");
    System.out.println("|---|---:|---|---:|---:|---:|");
    for (Map.Entry<String, Supplier<byte[]>> page : HostilePages.all().entrySet()) {
      boolean isAsked = names.length == 0;
      for (String name : names) {
        isAsked |= page.getKey().contains(name);
      }
      if (isAsked) {
        measure(cleaner, page.getKey(), HostilePages.page(page.getValue().get()));
      }
    }
  }

  private static void measure(Cleaner cleaner, String name, Page page) {
    long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    long cpuBefore = THREADS.getCurrentThreadCpuTime();
    String outcome = outcome(cleaner, page);
    long cpu = THREADS.getCurrentThreadCpuTime() - cpuBefore;
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
    System.out.printf(
        "| %s | %,d | %s | %,d | %,.1f | %,.1f |%n",
        name,
        page.body().length / 1000,
        outcome,
        cpu / 1_000_000,
        allocated / 1e6,
        (double) allocated / page.body().length);
  }

  private static String outcome(Cleaner cleaner, Page page) {
    try {
      return cleaner.clean(page) instanceof CleaningOutcome.Rejected rejected
          ? rejected.reason().code()
          : "article";
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return "**" + e.getClass().getSimpleName() + "**";
    }
  }
}
