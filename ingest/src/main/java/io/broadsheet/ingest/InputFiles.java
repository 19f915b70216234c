package io.broadsheet.ingest;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The files that a list of paths names: files as given, folders with all below them in the order of
 * their names. Hidden files and folders below a named one are passed over.
 *
 * @param files readable or not, in input order
 * @param unreadable paths that do not exist and folders that cannot be listed
 */
public record InputFiles(List<Path> files, List<InputItem.Unreadable> unreadable) {

  public InputFiles {
    files = List.copyOf(files);
    unreadable = List.copyOf(unreadable);
  }

  public static InputFiles below(Collection<Path> paths) {
    List<Path> files = new ArrayList<>();
    List<InputItem.Unreadable> unreadable = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        files.addAll(walk(path, unreadable));
      } else if (Files.exists(path)) {
        files.add(path);
      } else {
        unreadable.add(new InputItem.Unreadable(path.toString(), -1, "There is no such file."));
      }
    }
    return new InputFiles(files, unreadable);
  }

  private static List<Path> walk(Path folder, List<InputItem.Unreadable> unreadable) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(folder, new Collector(folder, found, unreadable));
    } catch (IOException e) {
      unreadable.add(new InputItem.Unreadable(folder.toString(), -1, e.toString()));
    }
    found.sort(null);
    return found;
  }

  private static final class Collector extends SimpleFileVisitor<Path> {

    private final Path root;
    private final List<Path> found;
    private final List<InputItem.Unreadable> unreadable;

    Collector(Path root, List<Path> found, List<InputItem.Unreadable> unreadable) {
      this.root = root;
      this.found = found;
      this.unreadable = unreadable;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!isHidden(file) && (attributes.isRegularFile() || attributes.isSymbolicLink())) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException error) {
      unreadable.add(new InputItem.Unreadable(file.toString(), -1, error.toString()));
      return FileVisitResult.CONTINUE;
    }

    private boolean isHidden(Path path) {
      return !path.equals(root) && path.getFileName().toString().startsWith(".");
    }
  }
}
