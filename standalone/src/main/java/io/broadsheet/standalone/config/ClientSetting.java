package io.broadsheet.standalone.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Names of client settings, and those that Broadsheet sets itself. */
final class ClientSetting {

  private static final List<String> STREAMS_PREFIXES =
      List.of(
          "main.consumer.",
          "restore.consumer.",
          "global.consumer.",
          "consumer.",
          "producer.",
          "admin.");

  /** By setting: the option that sets it. */
  private static final Map<String, String> BY_OPTION =
      Map.ofEntries(
          Map.entry("bootstrap.servers", "--bootstrap"),
          Map.entry("application.id", "--prefix"),
          Map.entry("transactional.id", "--prefix"),
          Map.entry("group.id", "--prefix"),
          Map.entry("state.dir", "--state"),
          Map.entry("num.stream.threads", "--threads"),
          Map.entry("commit.interval.ms", "--commit-interval"),
          Map.entry("num.standby.replicas", "--standby-replicas"),
          Map.entry("rocksdb.config.setter", "--store-memory"),
          Map.entry("schema.registry.url", "--registry"));

  /** What the guarantees rest on. */
  private static final Set<String> FIXED =
      Set.of(
          "processing.guarantee",
          "isolation.level",
          "enable.auto.commit",
          "enable.idempotence",
          "acks",
          "key.serializer",
          "value.serializer",
          "key.deserializer",
          "value.deserializer",
          "deserialization.exception.handler",
          "processing.exception.handler",
          "auto.register.schemas",
          "avro.remove.java.properties",
          "specific.avro.reader");

  private ClientSetting() {}

  /** The setting that a variable stands for. */
  static String key(String variable, String prefix) {
    return variable.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** Whether the name of a Kafka setting itself ends in {@code .file}. */
  static boolean isKafkaFile(String variable) {
    return variable.startsWith(Environment.KAFKA)
        && AdminClientConfig.configNames().contains(key(variable, Environment.KAFKA));
  }

  /**
   * Why a setting cannot be given, as a sentence; empty when it can.
   *
   * @param where it was given: a variable or an option
   */
  static Optional<String> refusal(String where, String key, boolean kafka) {
    String bare = kafka ? bare(key) : key;
    if (BY_OPTION.containsKey(bare)) {
      return Optional.of(
          "%s sets %s, which %s (%s) is for: use that."
              .formatted(where, key, BY_OPTION.get(bare), variable(BY_OPTION.get(bare))));
    }
    return FIXED.contains(bare)
        ? Optional.of(
            "%s sets %s, which Broadsheet sets itself and relies on: remove it."
                .formatted(where, key))
        : Optional.empty();
  }

  /** The variable of an option. */
  static String variable(String option) {
    return Environment.PREFIX
        + option.replaceFirst("^--?", "").replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static String bare(String key) {
    return STREAMS_PREFIXES.stream()
        .filter(key::startsWith)
        .findFirst()
        .map(prefix -> key.substring(prefix.length()))
        .orElse(key);
  }
}
