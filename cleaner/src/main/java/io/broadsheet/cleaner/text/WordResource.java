package io.broadsheet.cleaner.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resources of words that are parted by blanks; a line that begins with # is a remark. */
public final class WordResource {

  private WordResource() {}

  /**
   * The words.
   *
   * @param user the class beside which the resource stands
   */
  public static Set<String> read(Class<?> user, String resource) {
    try (InputStream in = user.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Stream.of(line.split(" ")))
          .filter(word -> !word.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
