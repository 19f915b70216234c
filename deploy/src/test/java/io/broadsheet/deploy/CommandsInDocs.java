package io.broadsheet.deploy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code broadsheet} commands that a page in Markdown shows, in code blocks and in text. */
final class CommandsInDocs {

  private static final Pattern BLOCK =
      Pattern.compile("^ {4,}(?:\\S+ \\| )?(?:\\./)?broadsheet +(\\S.*)$");
  private static final Pattern INLINE =
      Pattern.compile("`(?:[^`]*\\| )?(?:\\./)?broadsheet ([^`]+)`");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  private CommandsInDocs() {}

  /** The arguments of each command. */
  static List<List<String>> in(String page) {
    List<List<String>> commands = new ArrayList<>();
    for (String line : page.split("\n")) {
      Matcher block = BLOCK.matcher(line);
      if (block.matches()) {
        // words after a gap explain the command
        add(commands, block.group(1).replaceFirst(" {2,}[^- ].*$", ""));
      } else {
        Matcher inline = INLINE.matcher(line);
        while (inline.find()) {
          add(commands, inline.group(1));
        }
      }
    }
    return commands;
  }

  private static void add(List<List<String>> commands, String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text.replaceFirst("\\s#.*$", ""));
    while (word.find() && !List.of("|", "\\|", ">", "2>", "\\").contains(word.group())) {
      words.add(plain(word));
    }
    boolean isForm =
        words.stream().anyMatch(it -> it.matches("COMMAND|NAME|TOPIC|[({\\[].*|.*[)}\\]]|:|…"));
    if (!words.isEmpty() && !isForm && words.get(0).matches("[a-z][a-z-]*")) {
      commands.add(words);
    }
  }

  /** A letter that stands for a number is replaced by one. */
  private static String plain(Matcher word) {
    return Arrays.asList(word.group(1), word.group(2), word.group(3)).stream()
        .filter(it -> it != null)
        .findFirst()
        .orElse("")
        .replaceFirst("^N$", "1")
        .replaceFirst("=…$", "=x");
  }
}
