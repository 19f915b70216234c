package io.broadsheet.standalone.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment variables that are Broadsheet's, with those given as files read. What is wrong
 * with them is kept as sentences, and their values are left out. Immutable.
 */
public final class Environment {

  static final String PREFIX = "BROADSHEET_";
  static final String KAFKA = PREFIX + "KAFKA_";
  static final String REGISTRY = PREFIX + "REGISTRY_";

  private static final String FILE = "_FILE";
  private static final String SERVICE = "_SERVICE_HOST";

  /** Read by the start script, and the token that senders of pages give, which is no option. */
  private static final Set<String> FOREIGN =
      Set.of(PREFIX + "JAVA_OPTIONS", PREFIX + "HOME", PREFIX + "INGEST_TOKEN");

  private final Map<String, String> options = new TreeMap<>();
  private final Map<String, String> kafka = new TreeMap<>();
  private final Map<String, String> registry = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private Environment() {}

  /**
   * @param variables all of the process
   * @param optionVariables those that stand for an option of some command
   */
  public static Environment of(Map<String, String> variables, Set<String> optionVariables) {
    Environment environment = new Environment();
    Map<String, String> ours = new TreeMap<>(variables);
    ours.keySet().removeIf(name -> !name.startsWith(PREFIX) || FOREIGN.contains(name));
    ours.keySet().removeIf(name -> isServiceLink(name, variables.keySet()));
    ours.forEach((name, value) -> environment.take(name, value, ours, optionVariables));
    return environment;
  }

  /** The value of an option's variable. */
  public Optional<String> option(String variable) {
    return Optional.ofNullable(options.get(variable));
  }

  /** Settings for the Kafka clients, by their own names. */
  public Map<String, String> kafka() {
    return Map.copyOf(kafka);
  }

  /** Settings for the registry's client, by their own names. */
  public Map<String, String> registry() {
    return Map.copyOf(registry);
  }

  /** What is wrong, one sentence each, with what to do. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  private void take(
      String name, String value, Map<String, String> ours, Set<String> optionVariables) {
    if (optionVariables.contains(name)) {
      options.put(name, value);
    } else if (!name.endsWith(FILE) || ClientSetting.isKafkaFile(name)) {
      put(name, value, optionVariables);
    } else {
      String real = name.substring(0, name.length() - FILE.length());
      if (ours.containsKey(real)) {
        problems.add("%s and %s are both given: remove one of them.".formatted(real, name));
      } else {
        content(name, value).ifPresent(content -> put(real, content, optionVariables));
      }
    }
  }

  private void put(String name, String value, Set<String> optionVariables) {
    if (optionVariables.contains(name)) {
      options.put(name, value);
    } else if (name.startsWith(KAFKA)) {
      setting(name, KAFKA, value, kafka);
    } else if (name.startsWith(REGISTRY)) {
      setting(name, REGISTRY, value, registry);
    } else {
      problems.add(
          "%s is no variable of Broadsheet: correct or remove it. docs/configuration.md lists them all%s."
              .formatted(name, nearest(name, optionVariables)));
    }
  }

  private void setting(String name, String prefix, String value, Map<String, String> settings) {
    String key = ClientSetting.key(name, prefix);
    ClientSetting.refusal(name, key, prefix.equals(KAFKA)).ifPresent(problems::add);
    settings.put(key, value);
  }

  private Optional<String> content(String name, String file) {
    try {
      return Optional.of(Files.readString(Path.of(file)).replaceFirst("\\r?\\n\\z", ""));
    } catch (IOException | IllegalArgumentException e) {
      problems.add(
          "%s names the file %s, which cannot be read: correct the path, or its permissions."
              .formatted(name, file));
      return Optional.empty();
    }
  }

  /** Kubernetes gives each pod such variables for every service. */
  private static boolean isServiceLink(String name, Set<String> all) {
    return all.stream()
        .filter(other -> other.startsWith(PREFIX) && other.endsWith(SERVICE))
        .map(host -> host.substring(0, host.length() - SERVICE.length()))
        .anyMatch(
            service ->
                name.equals(service + "_PORT")
                    || name.startsWith(service + "_PORT_")
                    || name.startsWith(service + "_SERVICE_"));
  }

  private static String nearest(String name, Set<String> variables) {
    return variables.stream()
        .filter(known -> common(known, name) > PREFIX.length() + 3)
        .max((a, b) -> Integer.compare(common(a, name), common(b, name)))
        .map(known -> "; %s is one".formatted(known))
        .orElse("");
  }

  private static int common(String a, String b) {
    int i = 0;
    while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }
}
