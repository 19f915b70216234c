package io.broadsheet.cleaner.reject;

import io.broadsheet.cleaner.html.Extraction;
import io.broadsheet.cleaner.metadata.Metadata;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** The measures of pages, for training. */
public final class PageRow {

  private PageRow() {}

  /** Names of the columns, in order. */
  public static List<String> columns() {
    return Stream.of(PageFeature.values()).map(Enum::name).toList();
  }

  /** What the model of pages sees. */
  public static float[] of(Document document, Metadata metadata, Extraction extraction) {
    return PageClassifier.measure(document, metadata, extraction);
  }
}
