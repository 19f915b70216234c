package io.broadsheet.cleaner.flat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.cleaner.language.LanguageIdentifier;
import io.broadsheet.cleaner.train.GoldPage;
import io.broadsheet.cleaner.train.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Writes what the training programs in {@code src/train} need to know of flattened pages.
 * Arguments: what to write, the folder of the labelled sets, and the folder to write to.
 *
 * <ul>
 *   <li>{@code lines}: the pages, each whole and changed in ways that the sets have few of, and
 *       what is measured of each line
 *   <li>{@code context}: what the second judgement knows besides, by the first judgements in {@code
 *       line-scores-1.f32}
 *   <li>{@code articles}: texts of the whole pages, by the judgements in {@code line-scores-2.f32}
 *       and {@code line-scores-title.f32}
 * </ul>
 */
final class ExportLines {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<LabelledPage> pages = new ArrayList<>();
  private final Path work;

  private ExportLines(Path data, Path work) throws IOException {
    this.work = work;
    Random random = new Random(5);
    for (GoldPage page : GoldPage.read(data)) {
      if (page.isArticle()) {
        add(LabelledPage.of(page, Flattener.flatten(page.text())), random);
      }
    }
  }

  private void add(LabelledPage page, Random random) {
    pages.add(page);
    page.cropped(random).ifPresent(pages::add);
    pages.add(page.interrupted(random));
    page.shortened(random).cropped(random).ifPresent(pages::add);
    pages.add(page.shortened(random).interrupted(random));
  }

  public static void main(String[] arguments) throws IOException {
    ExportLines export = new ExportLines(Path.of(arguments[1]), Path.of(arguments[2]));
    switch (arguments[0]) {
      case "lines" -> export.lines();
      case "context" -> export.context();
      case "articles" -> export.articles();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private PrintWriter lines(String name) throws IOException {
    return new PrintWriter(work.resolve(name).toFile(), StandardCharsets.UTF_8);
  }

  private void lines() throws IOException {
    List<String> labels = List.of("BODY", "TITLE", "WEIGHT", "ABOVE_TEXT");
    try (PrintWriter lines = lines("flat-pages.jsonl");
        Table features = Table.create(work, "lines", LineFeatures.columns());
        Table truth = Table.create(work, "line-labels", labels)) {
      for (LabelledPage page : pages) {
        PageView view = new PageView(page.lines());
        ObjectNode line = JSON.createObjectNode().put("set", page.page().set());
        line.put("id", page.page().id()).put("whole", page.isWhole()).put("lines", view.size());
        lines.println(line);
        for (float[] row : new LineFeatures(view).rows()) {
          features.add(row);
        }
        int text = page.firstParagraph(view);
        for (int i = 0; i < view.size(); i++) {
          boolean above = i < text && i >= text - TitleChoice.REACH;
          truth.add(
              page.body()[i] ? 1 : 0,
              page.title()[i] ? 1 : 0,
              (float) page.weights()[i],
              above ? 1 : 0);
        }
      }
    }
  }

  private void context() throws IOException {
    FloatBuffer scores = Table.read(work, "line-scores-1");
    try (Table context = Table.create(work, "line-context", Neighbourhood.columns())) {
      float[] nothing = {};
      for (LabelledPage page : pages) {
        PageView view = new PageView(page.lines());
        float[][] empty = new float[view.size()][];
        Arrays.fill(empty, nothing);
        float[] opinions = Table.next(scores, view.size());
        for (float[] row : Neighbourhood.extend(empty, opinions, view)) {
          context.add(row);
        }
      }
    }
  }

  private void articles() throws IOException {
    LanguageIdentifier languages = new LanguageIdentifier();
    FloatBuffer body = Table.read(work, "line-scores-2");
    FloatBuffer title = Table.read(work, "line-scores-title");
    try (PrintWriter lines = lines("flat-articles.jsonl")) {
      for (LabelledPage page : pages) {
        PageView view = new PageView(page.lines());
        LineModel.Opinions opinions =
            new LineModel.Opinions(Table.next(body, view.size()), Table.next(title, view.size()));
        if (page.isWhole()) {
          ObjectNode line = JSON.createObjectNode().put("set", page.page().set());
          line.put("id", page.page().id());
          if (FlatPageExtractor.read(view, opinions, languages)
              instanceof FlatOutcome.Extracted extracted) {
            line.put("text", extracted.article().text());
            line.put("title", extracted.article().title());
          }
          lines.println(line);
        }
      }
    }
  }
}
