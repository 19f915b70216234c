package io.broadsheet.deploy;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Objects of YAML files. A key that stands twice is refused. */
final class Manifests {

  /** The folder of this module. */
  static final Path FOLDER = Path.of("").toAbsolutePath();

  static final Path ROOT = FOLDER.getParent();

  private static final ObjectMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private Manifests() {}

  /** Reads the documents of a YAML text. */
  static List<JsonNode> parse(String text) {
    try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
      return values.readAll().stream().filter(node -> !node.isNull()).toList();
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Kind and name, for messages. */
  static String name(JsonNode object) {
    return object.path("kind").asText() + " " + object.at("/metadata/name").asText();
  }

  static Stream<JsonNode> ofKind(List<JsonNode> objects, String kind) {
    return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
  }

  static JsonNode one(List<JsonNode> objects, String kind, String name) {
    return ofKind(objects, kind)
        .filter(object -> object.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no %s %s".formatted(kind, name)));
  }

  static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /** Files of the module's manifests with an ending. */
  static List<Path> files(String ending) {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !FOLDER.relativize(file).toString().matches("(src|target)/.*"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
