package io.broadsheet.cleaner.html;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.cleaner.PartChoices;
import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.language.LanguageIdentifier;
import io.broadsheet.cleaner.metadata.Metadata;
import io.broadsheet.cleaner.metadata.MetadataExtractor;
import io.broadsheet.cleaner.reject.PageRow;
import io.broadsheet.cleaner.site.PageStore;
import io.broadsheet.cleaner.site.SiteMemory;
import io.broadsheet.cleaner.site.SiteVisit;
import io.broadsheet.cleaner.text.Normaliser;
import io.broadsheet.cleaner.train.GoldPage;
import io.broadsheet.cleaner.train.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Writes what the training programs in {@code src/train} need to know of labelled pages. Arguments:
 * what to write, the folder of the labelled sets, and the folder to write to.
 *
 * <ul>
 *   <li>{@code blocks}: the pages with their blocks, and what is measured of each block
 *   <li>{@code context}: what the second judgement knows besides, by the first judgements in {@code
 *       block-scores-1.f32}
 *   <li>{@code articles}: texts and measures of pages, by the judgements in {@code
 *       block-scores-2.f32}
 *   <li>{@code sites}: texts of pages, alone and with the memory of their sites, by the same
 *       judgements
 * </ul>
 */
final class ExportPages {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LanguageIdentifier languages = new LanguageIdentifier();
  private final Path work;

  private ExportPages(Path work) {
    this.work = work;
  }

  public static void main(String[] arguments) throws IOException {
    List<GoldPage> pages = GoldPage.read(Path.of(arguments[1]));
    ExportPages export = new ExportPages(Path.of(arguments[2]));
    switch (arguments[0]) {
      case "blocks" -> export.blocks(pages);
      case "context" -> export.context(pages);
      case "articles" -> export.articles(pages);
      case "sites" -> export.sites(pages);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** A page that has been read. */
  private record Read(Document document, Metadata metadata, PageFacts facts) {

    static Read of(GoldPage page) throws IOException {
      Document document = Jsoup.parse(page.text());
      Metadata metadata = new MetadataExtractor().extract(document, null, Instant.now());
      return new Read(document, metadata, new PageFacts(BlockReader.read(document), metadata));
    }
  }

  private static List<String> names(Enum<?>[] columns) {
    return Stream.of(columns).map(Enum::name).toList();
  }

  private PrintWriter lines(String name) throws IOException {
    return new PrintWriter(work.resolve(name).toFile(), StandardCharsets.UTF_8);
  }

  private void blocks(List<GoldPage> pages) throws IOException {
    try (PrintWriter lines = lines("pages.jsonl");
        Table features = Table.create(work, "blocks", names(Feature.values()))) {
      for (GoldPage page : pages) {
        Read read = Read.of(page);
        ObjectNode line = JSON.createObjectNode().put("set", page.set()).put("id", page.id());
        ArrayNode blocks = line.putArray("blocks");
        read.facts().blocks().forEach(block -> describe(block, blocks));
        line.set("gold", page.gold());
        lines.println(line);
        for (float[] row : BlockFeatures.of(read.facts(), 0)) {
          features.add(row);
        }
      }
    }
  }

  private static void describe(Block block, ArrayNode into) {
    into.addObject().put("text", block.text()).put("heading", block.kind() == BlockKind.HEADING);
  }

  private void context(List<GoldPage> pages) throws IOException {
    FloatBuffer scores = Table.read(work, "block-scores-1");
    try (Table context = Table.create(work, "block-context", names(Context.values()))) {
      for (GoldPage page : pages) {
        List<Block> blocks = Read.of(page).facts().blocks();
        for (float[] row : new ScoreContext(blocks, Table.next(scores, blocks.size())).rows()) {
          context.add(row);
        }
      }
    }
  }

  private void sites(List<GoldPage> pages) throws IOException {
    FloatBuffer scores = Table.read(work, "block-scores-2");
    Map<String, byte[]> records = new HashMap<>();
    SiteMemory memory = new SiteMemory(PageStore.over(records::get, records::put));
    try (PrintWriter lines = lines("site-articles.jsonl")) {
      for (GoldPage page : pages) {
        Read read = Read.of(page);
        float[] judged = Table.next(scores, read.facts().blocks().size());
        JudgedPage alone = new JudgedPage(read.facts(), read.metadata(), judged, PartChoices.NONE);
        String text = text(alone.extract());
        ObjectNode line = JSON.createObjectNode().put("alone", text).put("remembered", text);
        if (page.isArticle()) {
          SiteVisit visit = memory.at(Instant.EPOCH).visit(page.site(), read.metadata().title());
          alone.extract(visit).ifPresent(other -> line.put("remembered", text(other)));
          visit.learn();
        }
        lines.println(line);
      }
    }
  }

  private static String text(Extraction extraction) {
    return Normaliser.text(List.of(extraction.text().split("\n{2,}")));
  }

  private void articles(List<GoldPage> pages) throws IOException {
    FloatBuffer scores = Table.read(work, "block-scores-2");
    try (PrintWriter lines = lines("articles.jsonl");
        Table measures = Table.create(work, "measures", PageRow.columns())) {
      for (GoldPage page : pages) {
        Read read = Read.of(page);
        Metadata metadata = read.metadata();
        float[] judged = Table.next(scores, read.facts().blocks().size());
        Extraction extraction =
            new JudgedPage(read.facts(), metadata, judged, PartChoices.NONE).extract();
        String text = text(extraction);
        ObjectNode line = JSON.createObjectNode().put("text", text);
        line.put("title", metadata.title());
        line.put("url", metadata.canonicalUrl());
        line.put("description", metadata.description());
        line.put("language", languages.identify(text).orElse(null));
        ArrayNode kept = line.putArray("kept");
        read.facts().blocks().forEach(block -> kept.add(block.isKept()));
        lines.println(line);
        measures.add(PageRow.of(read.document(), metadata, extraction));
      }
    }
  }
}
