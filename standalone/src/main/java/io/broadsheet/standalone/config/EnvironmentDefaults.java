package io.broadsheet.standalone.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives each option that is not on the command line the value of its variable. */
public final class EnvironmentDefaults implements IDefaultValueProvider {

  /** A confirmation is given each time, not once for all. */
  private static final Set<String> WITHOUT_VARIABLE = Set.of("--help", "--version", "--yes");

  private final Environment environment;

  private EnvironmentDefaults(Environment environment) {
    this.environment = environment;
  }

  /** Makes the options of a command and of all below it read the given environment. */
  public static Environment install(CommandLine root, Map<String, String> variables) {
    Set<String> names = new TreeSet<>();
    collect(root, names);
    Environment environment = Environment.of(variables, names);
    root.setDefaultValueProvider(new EnvironmentDefaults(environment));
    return environment;
  }

  /** The variable of an option; empty for those that have none, or one for each key. */
  public static Optional<String> variable(OptionSpec option) {
    return WITHOUT_VARIABLE.contains(option.longestName())
            || Map.class.isAssignableFrom(option.type())
        ? Optional.empty()
        : Optional.of(ClientSetting.variable(option.longestName()));
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? variable(option).flatMap(environment::option).orElse(null)
        : null;
  }

  /**
   * Settings of the Kafka clients from the environment, and over them those of the command line.
   *
   * @throws CommandLine.ParameterException when one cannot be given
   */
  public static Map<String, String> kafka(CommandSpec command, Map<String, String> given) {
    return merged(command, environment(command).kafka(), given, "--kafka", true);
  }

  /** As {@link #kafka}, for the registry's client. */
  public static Map<String, String> registry(CommandSpec command, Map<String, String> given) {
    return merged(command, environment(command).registry(), given, "--registry-client", false);
  }

  private static Map<String, String> merged(
      CommandSpec command,
      Map<String, String> fromEnvironment,
      Map<String, String> given,
      String option,
      boolean kafka) {
    List<String> problems = new ArrayList<>();
    given
        .keySet()
        .forEach(key -> ClientSetting.refusal(option, key, kafka).ifPresent(problems::add));
    if (!problems.isEmpty()) {
      throw new CommandLine.ParameterException(
          command.commandLine(), String.join(System.lineSeparator(), problems));
    }
    Map<String, String> all = new HashMap<>(fromEnvironment);
    all.putAll(given);
    return all;
  }

  private static Environment environment(CommandSpec command) {
    return command.defaultValueProvider() instanceof EnvironmentDefaults defaults
        ? defaults.environment
        : Environment.of(Map.of(), Set.of());
  }

  private static void collect(CommandLine command, Set<String> names) {
    command.getCommandSpec().options().forEach(option -> variable(option).ifPresent(names::add));
    command.getSubcommands().values().forEach(below -> collect(below, names));
  }
}
