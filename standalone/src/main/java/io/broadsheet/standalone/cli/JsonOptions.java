package io.broadsheet.standalone.cli;

import io.broadsheet.ingest.json.FieldMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which field of a JSON object is what. */
final class JsonOptions {

  @Option(
      names = "--map",
      paramLabel = "FIELD=NAME,…",
      description =
          "Fields of JSON lines: url, html, text, title, id, fetchedAt, status, lane; a name may be a"
              + " path"
              + " (html=response.body) or several (html=body|content).")
  private String map;

  @Option(
      names = "--preset",
      paramLabel = "CRAWLER",
      description = "Fields of JSON lines as scrapy, news-please or stormcrawler writes them.")
  private String preset;

  /** The preset, or Broadsheet's own form, with what {@code --map} changes. */
  FieldMap fields(CommandSpec spec) {
    try {
      FieldMap base = preset == null ? FieldMap.DEFAULT : FieldMap.preset(preset);
      return map == null ? base : base.with(FieldMap.of(map));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
