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
  private static final int TREES = 140;
  private static final int DEPTH = 5;

  /** How often each page is shown with hardly more than its article. */
  private static final int CROPS = 2;

  private final List<LabelledPage> pages = new ArrayList<>();

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
      JsonNode body = entry.getValue().path("articleBody");
      if (!isHeldOut(entry.getKey()) && body.isTextual()) {
        String flat = Flattener.flatten(html(folder, entry.getKey()));
        LabelledPage page = LabelledPage.of(entry.getKey(), flat, body.asText());
        pages.add(page);
        for (int crop = 0; crop < CROPS; crop++) {
          page.cropped(random).ifPresent(pages::add);
        }
      }
    }
  }

  private List<String> train() {
    List<PageView> views = pages.stream().map(page -> new PageView(page.lines())).toList();
    List<float[][]> rows = views.stream().map(view -> new LineFeatures(view).rows()).toList();
    List<float[][]> extended = new ArrayList<>(rows);
    for (int fold = 0; fold < FOLDS; fold++) {
      Trees others = Trees.parse(ensemble(rows, fold));
      for (int p = 0; p < pages.size(); p++) {
        if (fold(p) == fold) {
          extended.set(p, extend(rows.get(p), views.get(p), others));
        }
      }
    }
    List<String> model = new ArrayList<>();
    model.add("# Written by TrainLineModel; see Trees for the form.");
    model.addAll(ensemble(rows, -1));
    model.add("--");
    model.addAll(ensemble(extended, -1));
    return model;
  }

  private static float[][] extend(float[][] rows, PageView view, Trees trees) {
    double[] opinions = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      opinions[i] = trees.probability(rows[i]);
    }
    float[][] out = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      out[i] = Neighbourhood.extend(rows[i], opinions, view, i);
    }
    return out;
  }

  private int fold(int page) {
    return Math.floorMod(pages.get(page).id().hashCode(), FOLDS);
  }

  /** Trees trained on all pages but those of one fold. */
  private List<String> ensemble(List<float[][]> rows, int without) {
    List<float[]> inputs = new ArrayList<>();
    List<LabelledPage> sources = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    for (int p = 0; p < rows.size(); p++) {
      for (int i = 0; fold(p) != without && i < rows.get(p).length; i++) {
        inputs.add(rows.get(p)[i]);
        sources.add(pages.get(p));
        lines.add(i);
      }
    }
    boolean[] labels = new boolean[inputs.size()];
    double[] weights = new double[inputs.size()];
    double total = 0;
    for (int i = 0; i < labels.length; i++) {
      labels[i] = sources.get(i).body()[lines.get(i)];
      weights[i] = sources.get(i).weights()[lines.get(i)];
      total += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= weights.length / total;
    }
    return new TreesTrainer(TREES, DEPTH).train(inputs.toArray(float[][]::new), labels, weights);
  }
}
