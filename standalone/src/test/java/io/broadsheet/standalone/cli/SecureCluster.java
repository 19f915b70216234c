package io.broadsheet.standalone.cli;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.standalone.embedded.EmbeddedBroker;
import io.broadsheet.standalone.embedded.RegistryProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;

/**
 * A broker with SASL_SSL that grants nothing by itself, a listener on loopback for its owner, and a
 * registry.
 */
final class SecureCluster implements AutoCloseable {

  private static final String PASSWORD = "keystore-secret";

  private final Path folder;
  private final int ownerPort;
  private final EmbeddedBroker broker;
  private final RegistryProcess registry;

  SecureCluster(Path folder, List<String> users) throws IOException, InterruptedException {
    this.folder = folder;
    this.registry = RegistryProcess.start(folder.resolve("registry"), 0);
    int port = freePort();
    this.ownerPort = freePort();
    certificate();
    this.broker = EmbeddedBroker.start(folder.resolve("broker"), port, settings(port, users));
    registry.awaitReady();
  }

  /** The cluster as its owner sees it, who may do everything. */
  ClusterConfig owner(String prefix) {
    return new ClusterConfig("127.0.0.1:" + ownerPort, registry.url(), prefix, Map.of());
  }

  /** What a user sets. */
  Map<String, String> environment(String user, String prefix) throws IOException {
    Path jaas = Files.writeString(folder.resolve(user + ".jaas"), jaas(user) + "\n");
    Map<String, String> variables = new HashMap<>();
    variables.put("BROADSHEET_BOOTSTRAP", broker.bootstrapServers());
    variables.put("BROADSHEET_REGISTRY", registry.url());
    variables.put("BROADSHEET_PREFIX", prefix);
    variables.put("BROADSHEET_STATE", folder.resolve("state-" + user + "-" + prefix).toString());
    variables.put("BROADSHEET_KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
    variables.put("BROADSHEET_KAFKA_SASL_MECHANISM", "PLAIN");
    variables.put("BROADSHEET_KAFKA_SASL_JAAS_CONFIG_FILE", jaas.toString());
    variables.put("BROADSHEET_KAFKA_SSL_TRUSTSTORE_TYPE", "PEM");
    variables.put("BROADSHEET_KAFKA_SSL_TRUSTSTORE_LOCATION", folder.resolve("ca.crt").toString());
    return variables;
  }

  void grant(List<AclBinding> grants) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(owner("").kafka())) {
      admin.createAcls(grants).all().get();
    }
  }

  @Override
  public void close() {
    broker.close();
    registry.close();
  }

  private Map<String, String> settings(int port, List<String> users) throws IOException {
    int controller = freePort();
    return Map.ofEntries(
        Map.entry(
            "listeners",
            "SASL_SSL://127.0.0.1:%d,OWNER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                .formatted(port, ownerPort, controller)),
        Map.entry(
            "advertised.listeners",
            "SASL_SSL://127.0.0.1:%d,OWNER://127.0.0.1:%d".formatted(port, ownerPort)),
        Map.entry(
            "listener.security.protocol.map",
            "SASL_SSL:SASL_SSL,OWNER:PLAINTEXT,CONTROLLER:PLAINTEXT"),
        Map.entry("inter.broker.listener.name", "OWNER"),
        Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
        Map.entry("sasl.enabled.mechanisms", "PLAIN"),
        Map.entry("listener.name.sasl_ssl.plain.sasl.jaas.config", users(users)),
        Map.entry("ssl.keystore.type", "PKCS12"),
        Map.entry("ssl.keystore.location", folder.resolve("broker.p12").toString()),
        Map.entry("ssl.keystore.password", PASSWORD),
        Map.entry("ssl.key.password", PASSWORD),
        Map.entry(
            "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
        Map.entry("super.users", "User:ANONYMOUS"));
  }

  private static String users(List<String> users) {
    return users.stream()
        .map(user -> "user_%s=\"%s-secret\"".formatted(user, user))
        .collect(
            Collectors.joining(
                " ", "org.apache.kafka.common.security.plain.PlainLoginModule required ", ";"));
  }

  private static String jaas(String user) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s-secret\";"
        .formatted(user, user);
  }

  private void certificate() throws IOException, InterruptedException {
    keytool(
        "-genkeypair",
        "-alias",
        "broker",
        "-keyalg",
        "EC",
        "-dname",
        "CN=broker",
        "-validity",
        "30",
        "-ext",
        "san=ip:127.0.0.1");
    keytool(
        "-exportcert", "-alias", "broker", "-rfc", "-file", folder.resolve("ca.crt").toString());
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "-keystore",
            folder.resolve("broker.p12").toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD));
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("keytool failed");
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
