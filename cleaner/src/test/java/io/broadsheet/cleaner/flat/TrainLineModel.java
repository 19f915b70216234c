package io.broadsheet.cleaner.flat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/**
 * Trains {@code line-model.txt}. Arguments: the file to write, and folders that hold gold.json and
 * html/ID.html.gz. Pages whose CRC-32 of the id is divisible by three are held out and not read.
 */
final class TrainLineModel {

  private static final int FOLDS = 4;
  private static final int TREES = 180;
  private static final int DEPTH = 5;

  /** How often each page is shown with hardly more than its article. */
  private static final int CROPS = 1;

  private static final int TITLE_TREES = 80;
  private static final int TITLE_DEPTH = 4;

  private final List<LabelledPage> pages = new ArrayList<>();
  private List<PageView> views;

  public static void main(String[] args) throws IOException {
    TrainLineModel training = new TrainLineModel();
    for (int i = 1; i < args.length; i++) {
      training.read(Path.of(args[i]));
    }
    Files.write(Path.of(args[0]), training.train(), StandardCharsets.UTF_8);
  }

  static boolean isHeldOut(String id) {
    CRC32 crc = new CRC32();
    crc.update(id.getBytes(StandardCharsets.UTF_8));
    return crc.getValue() % 3 == 0;
  }

  static String html(Path folder, String id) throws IOException {
    Path file = folder.resolve("html").resolve(id + ".html.gz");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void read(Path folder) throws IOException {
    Random random = new Random(5);
    JsonNode gold = new ObjectMapper().readTree(folder.resolve("gold.json").toFile());
    for (Iterator<Map.Entry<String, JsonNode>> i = gold.fields(); i.hasNext(); ) {
      Map.Entry<String, JsonNode> entry = i.next();
      if (!isHeldOut(entry.getKey())) {
        String flat = Flattener.flatten(html(folder, entry.getKey()));
        add(LabelledPage.of(entry.getKey(), flat, entry.getValue()), random);
      }
    }
  }

  private void add(LabelledPage page, Random random) {
    pages.add(page);
    pages.add(page.shortened(random));
    page.shortened(random).cropped(random).ifPresent(pages::add);
    pages.add(page.interrupted(random));
    page.shortened(random).interrupted(random).cropped(random).ifPresent(pages::add);
    for (int crop = 0; crop < CROPS; crop++) {
      page.cropped(random).ifPresent(pages::add);
    }
  }

  private List<String> train() {
    views = pages.stream().map(page -> new PageView(page.lines())).toList();
    List<float[][]> rows = views.stream().map(view -> new LineFeatures(view).rows()).toList();
    List<float[][]> extended = new ArrayList<>(rows);
    for (int fold = 0; fold < FOLDS; fold++) {
      Trees others = Trees.parse(bodyTrees(rows, fold));
      for (int p = 0; p < pages.size(); p++) {
        if (fold(p) == fold) {
          extended.set(p, Neighbourhood.extend(rows.get(p), others, views.get(p)));
        }
      }
    }
    List<String> model = new ArrayList<>();
    model.add("# Written by TrainLineModel; see Trees for the form.");
    model.addAll(bodyTrees(rows, -1));
    model.add("--");
    model.addAll(bodyTrees(extended, -1));
    model.add("--");
    model.addAll(titleTrees(extended));
    return model;
  }

  private int fold(int page) {
    return Math.floorMod(pages.get(page).id().hashCode(), FOLDS);
  }

  /** Trees trained on all pages but those of one fold. */
  private List<String> bodyTrees(List<float[][]> rows, int without) {
    Examples examples = new Examples();
    for (int p = 0; p < rows.size(); p++) {
      LabelledPage page = pages.get(p);
      for (int i = 0; fold(p) != without && i < rows.get(p).length; i++) {
        examples.add(rows.get(p)[i], page.body()[i], page.weights()[i]);
      }
    }
    return examples.train(new TreesTrainer(TREES, DEPTH));
  }

  /**
   * Trees that know the title among the lines above the text, from pages that print theirs there.
   */
  private List<String> titleTrees(List<float[][]> rows) {
    Examples examples = new Examples();
    for (int p = 0; p < rows.size(); p++) {
      LabelledPage page = pages.get(p);
      int end = page.firstParagraph(views.get(p));
      int start = Math.max(0, end - TitleChoice.REACH);
      boolean printed = false;
      for (int i = start; i < end; i++) {
        printed |= page.title()[i];
      }
      for (int i = start; printed && i < end; i++) {
        examples.add(rows.get(p)[i], page.title()[i], 1.0 / (end - start));
      }
    }
    return examples.train(new TreesTrainer(TITLE_TREES, TITLE_DEPTH));
  }
}
