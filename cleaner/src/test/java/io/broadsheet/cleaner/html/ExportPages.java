package io.broadsheet.cleaner.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.cleaner.Page;
import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.block.Scope;
import io.broadsheet.cleaner.decode.Decoded;
import io.broadsheet.cleaner.decode.PageDecoder;
import io.broadsheet.cleaner.language.LanguageIdentifier;
import io.broadsheet.cleaner.metadata.Metadata;
import io.broadsheet.cleaner.metadata.MetadataExtractor;
import io.broadsheet.cleaner.reject.PageRow;
import io.broadsheet.cleaner.text.Normaliser;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Writes blocks and measurements of labelled pages for the training programs in {@code src/train}.
 * Arguments: the folder of the labelled sets, and the folder to write to. Where that holds a {@code
 * scores.json}, pages are cleaned by the judgement of blocks in it, else by that of the present
 * model; measures of pages are taken after that, and {@code SET.cleaned.jsonl} holds the texts.
 */
final class ExportPages {

  private static final List<String> SETS =
      List.of("articles-web", "news-multilingual", "not-articles");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LanguageIdentifier languages = new LanguageIdentifier();
  private final Path data;
  private final Path target;
  private final JsonNode scores;

  private ExportPages(Path data, Path target) throws IOException {
    this.data = data;
    this.target = target;
    Path judged = target.resolve("scores.json");
    this.scores = Files.exists(judged) ? JSON.readTree(judged.toFile()) : JSON.createObjectNode();
  }

  public static void main(String[] arguments) throws IOException {
    ExportPages export = new ExportPages(Path.of(arguments[0]), Path.of(arguments[1]));
    Files.createDirectories(export.target);
    Files.write(
        export.target.resolve("features.txt"),
        Stream.of(Feature.values()).map(Enum::name).toList());
    Files.write(export.target.resolve("measures.txt"), PageRow.columns());
    for (String set : SETS) {
      export.write(set);
    }
  }

  private void write(String set) throws IOException {
    Path rows = target.resolve(set + ".f32");
    try (PrintWriter lines = writer(set + ".jsonl");
        PrintWriter texts = writer(set + ".cleaned.jsonl");
        OutputStream features = new BufferedOutputStream(Files.newOutputStream(rows));
        Stream<Path> files = Files.list(data.resolve(set).resolve("html"))) {
      for (Path file : files.sorted().toList()) {
        write(set, file, lines, texts, features);
      }
    }
  }

  private PrintWriter writer(String name) throws IOException {
    return new PrintWriter(target.resolve(name).toFile(), StandardCharsets.UTF_8);
  }

  private void write(
      String set, Path file, PrintWriter lines, PrintWriter texts, OutputStream features)
      throws IOException {
    Document document = Jsoup.parse(text(file));
    Metadata metadata = new MetadataExtractor().extract(document, null, Instant.now());
    PageFacts page = new PageFacts(BlockReader.read(document), metadata);
    for (float[] row : BlockFeatures.of(page, 0)) {
      features.write(bytes(row));
    }
    String id = file.getFileName().toString().replace(".html.gz", "");
    ObjectNode line = JSON.createObjectNode().put("id", id).put("title", metadata.title());
    float[] judged = scores(scores.path(set + "/" + id), page);
    Extraction extraction = HtmlExtractor.extract(page, metadata, judged);
    page.blocks().forEach(block -> describe(block, line.withArrayProperty("blocks")));
    line.withArrayProperty("blocks");
    line.put("url", metadata.canonicalUrl());
    line.put("description", metadata.description());
    ArrayNode measures = line.putArray("measures");
    for (float value : PageRow.of(document, metadata, extraction)) {
      measures.add(value);
    }
    String text = Normaliser.text(List.of(extraction.text().split("\n{2,}")));
    line.put("language", languages.identify(text).orElse(null));
    lines.println(line);
    texts.println(JSON.createObjectNode().put("id", id).put("text", text));
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      Page page = new Page(null, Instant.now(), in.readAllBytes(), "text/html", null, 200);
      return new PageDecoder().decode(page) instanceof Decoded.Text decoded ? decoded.text() : "";
    }
  }

  private static float[] scores(JsonNode given, PageFacts page) {
    if (given.size() != page.blocks().size()) {
      return BlockClassifier.STANDARD.judge(page);
    }
    float[] scores = new float[given.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = given.get(i).floatValue();
    }
    return scores;
  }

  private static void describe(Block block, ArrayNode into) {
    ObjectNode node = into.addObject();
    node.put("text", block.text());
    node.put("heading", block.kind() == BlockKind.HEADING);
    node.put("kept", block.isKept());
    node.put("look", block.scope().signature());
    ArrayNode scopes = node.putArray("scopes");
    for (Scope scope = block.scope(); scope != null; scope = scope.parent()) {
      scopes.add(scope.number());
    }
  }

  private static byte[] bytes(float[] row) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * row.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : row) {
      buffer.putFloat(value);
    }
    return buffer.array();
  }
}
