package io.broadsheet.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The grants that docs/security.md lists. */
final class Grants {

  private static final Path PAGE = Path.of("../docs/security.md");

  private Grants() {}

  /** All grants of a role to a user, under a topic prefix. */
  static List<AclBinding> of(String role, String user, String prefix) throws IOException {
    List<AclBinding> grants =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| " + role + " "))
            .flatMap(line -> bindings(line, user, prefix))
            .toList();
    if (grants.isEmpty()) {
      throw new IllegalStateException("No grants for " + role);
    }
    return grants;
  }

  private static Stream<AclBinding> bindings(String line, String user, String prefix) {
    String[] cells = line.split(" *\\| *");
    ResourcePattern resource =
        new ResourcePattern(
            ResourceType.valueOf(cells[2].toUpperCase(Locale.ROOT).replace(' ', '_')),
            cells[3].replace("`", "").replace("news.", prefix),
            PatternType.valueOf(cells[4].toUpperCase(Locale.ROOT)));
    return Stream.of(cells[5].split(", ")).map(name -> binding(resource, user, name));
  }

  private static AclBinding binding(ResourcePattern resource, String user, String operation) {
    AclOperation code =
        AclOperation.fromString(
            operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    return new AclBinding(
        resource, new AccessControlEntry("User:" + user, "*", code, AclPermissionType.ALLOW));
  }
}
