package io.broadsheet.deploy;

import io.broadsheet.standalone.cli.Main;
import io.broadsheet.standalone.config.EnvironmentDefaults;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** What the code has: its commands, options and variables, and the versions of the build. */
final class Code {

  private Code() {}

  /**
   * The command that arguments stand for.
   *
   * @throws CommandLine.ParameterException when they are not understood
   */
  static CommandLine command(List<String> arguments) {
    CommandLine.ParseResult parsed =
        Main.commandLine(Map.of()).parseArgs(arguments.toArray(String[]::new));
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    return parsed.commandSpec().commandLine();
  }

  /** Variables that the command of some arguments reads; those of client settings apart. */
  static Set<String> variables(List<String> arguments) {
    return command(arguments).getCommandSpec().options().stream()
        .map(EnvironmentDefaults::variable)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  /** What the code finds wrong with variables, one sentence each. */
  static List<String> problems(Map<String, String> variables) {
    return EnvironmentDefaults.install(Main.commandLine(Map.of()), new HashMap<>(variables))
        .problems();
  }

  /** Version of the project. */
  static String version() {
    return pom("<artifactId>broadsheet</artifactId>\\s*<version>([^<]+)<");
  }

  /** A property of the build. */
  static String property(String name) {
    return pom("<" + Pattern.quote(name) + ">([^<]+)<");
  }

  private static String pom(String pattern) {
    Matcher found =
        Pattern.compile(pattern).matcher(Manifests.text(Manifests.ROOT.resolve("pom.xml")));
    if (!found.find()) {
      throw new AssertionError("pom.xml has no " + pattern);
    }
    return found.group(1);
  }
}
