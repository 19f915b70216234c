package io.broadsheet.standalone.cli;

import io.broadsheet.cleaner.ArticlePart;
import io.broadsheet.cleaner.PartChoices;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which parts of a story are in its text, for the worker and for {@code clean}. */
final class PartOptions {

  @Option(
      names = "--keep",
      paramLabel = "PART",
      split = ",",
      converter = PartConverter.class,
      description =
          "Parts that are always kept where they belong to the story, parted by commas: standfirst,"
              + " key-points, captions, embedded-posts, tables. What is not named is judged, block"
              + " by block (env BROADSHEET_KEEP).")
  private List<ArticlePart> kept = List.of();

  @Option(
      names = "--drop",
      paramLabel = "PART",
      split = ",",
      converter = PartConverter.class,
      description = "Parts that are never kept, named as for --keep (env BROADSHEET_DROP).")
  private List<ArticlePart> dropped = List.of();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  PartChoices choices() {
    try {
      return new PartChoices(Set.copyOf(kept), Set.copyOf(dropped));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage());
    }
  }

  static final class PartConverter implements ITypeConverter<ArticlePart> {

    @Override
    public ArticlePart convert(String text) {
      return ArticlePart.ofCode(text.strip())
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is no part of a story. Write one of %s.".formatted(text, codes())));
    }

    private static String codes() {
      return Arrays.stream(ArticlePart.values())
          .map(ArticlePart::code)
          .collect(Collectors.joining(", "));
    }
  }
}
