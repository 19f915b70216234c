package io.broadsheet.ingest;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that a list of paths names: files as given, folders with all below them in the order of
 * their paths, on every file system. Hidden files and folders below a named one are passed over,
 * and so are images, scripts and the like.
 *
 * @param files readable or not, in input order
 * @param unreadable paths that do not exist and folders that cannot be listed, in the same order
 * @param skipped images, scripts and the like below folders, in the same order
 */
public record InputFiles(
    List<Path> files, List<InputItem.Unreadable> unreadable, List<InputItem.Skipped> skipped) {

  private static final Pattern ASSET =
      Pattern.compile(
          "\\.(css|m?js|map|png|jpe?g|gif|webp|avif|bmp|svg|ico|woff2?|ttf|otf|eot"
              + "|mp[34]|m4a|webm|og[gv]|wav|avi|mov|pdf|cdxj?)(\\.gz)?$",
          Pattern.CASE_INSENSITIVE);

  public InputFiles {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
    unreadable = List.copyOf(unreadable);
  }

  public static InputFiles below(Collection<Path> paths) {
    List<Path> files = new ArrayList<>();
    List<InputItem.Unreadable> unreadable = new ArrayList<>();
    List<InputItem.Skipped> skipped = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        Collector below = Collector.walk(path);
        files.addAll(below.found);
        unreadable.addAll(below.unreadable);
        skipped.addAll(below.skipped);
      } else if (Files.exists(path)) {
        files.add(path);
      } else {
        unreadable.add(new InputItem.Unreadable(path.toString(), -1, "There is no such file."));
      }
    }
    return new InputFiles(files, unreadable, skipped);
  }

  /** Whether a name, or a folder in it, is hidden as Unix hides files. */
  public static boolean isHidden(String name) {
    return name.startsWith(".") && !name.startsWith("./") || name.contains("/.");
  }

  /** Whether a name ends like that of a file which goes with pages and is none. */
  public static boolean isAsset(String name) {
    return ASSET.matcher(name).find();
  }

  /** What to call a file of that name in a count, such as {@code .png file}. */
  public static String kindOfAsset(String name) {
    Matcher ending = ASSET.matcher(name);
    return ending.find() ? "." + ending.group(1).toLowerCase(Locale.ROOT) + " file" : "file";
  }

  private static final class Collector extends SimpleFileVisitor<Path> {

    private final Path root;
    private final List<Path> found = new ArrayList<>();
    private final List<InputItem.Unreadable> unreadable = new ArrayList<>();
    private final List<InputItem.Skipped> skipped = new ArrayList<>();

    private Collector(Path root) {
      this.root = root;
    }

    /** A file system lists a folder in any order, so what is found is sorted. */
    static Collector walk(Path folder) {
      Collector collector = new Collector(folder);
      try {
        Files.walkFileTree(folder, collector);
      } catch (IOException e) {
        collector.addUnreadable(folder, e);
      }
      collector.found.sort(null);
      collector.unreadable.sort(Comparator.comparing(InputItem.Unreadable::file));
      collector.skipped.sort(Comparator.comparing(InputItem.Skipped::file));
      return collector;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (isHidden(file)) {
        return FileVisitResult.CONTINUE;
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        String kind = Files.isDirectory(file) ? "link to a folder" : "device or pipe";
        skipped.add(new InputItem.Skipped(file.toString(), -1, kind));
      } else if (isAsset(file.toString())) {
        skipped.add(new InputItem.Skipped(file.toString(), -1, kindOfAsset(file.toString())));
      } else {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException error) {
      addUnreadable(file, error);
      return FileVisitResult.CONTINUE;
    }

    private void addUnreadable(Path path, IOException error) {
      unreadable.add(new InputItem.Unreadable(path.toString(), -1, error.toString()));
    }

    private boolean isHidden(Path path) {
      return !path.equals(root) && path.getFileName().toString().startsWith(".");
    }
  }
}
