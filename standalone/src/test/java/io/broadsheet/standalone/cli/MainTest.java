package io.broadsheet.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

  @Test
  void shouldPreferTheCommandLineToTheEnvironmentToTheDefault() {
    Map<String, String> variables =
        Map.of("BROADSHEET_THREADS", "3", "BROADSHEET_STORE_MEMORY", "64");
    var parsed = parse(variables, "worker", "cleaner", "--threads", "5");
    assertThat((int) parsed.matchedOption("--threads").getValue()).isEqualTo(5);
    assertThat((int) value(parsed, "--store-memory")).isEqualTo(64);
    assertThat((int) value(parsed, "--standby-replicas")).isZero();
  }

  @Test
  void shouldSetAFlagByItsVariableAndByItsOptionAndByBoth() {
    var variable = Map.of("BROADSHEET_STRICT", "true");
    assertThat((boolean) value(parse(variable, "ingest", "x"), "--strict")).isTrue();
    assertThat((boolean) value(parse(variable, "ingest", "--strict", "x"), "--strict")).isTrue();
    assertThat((boolean) value(parse(Map.of(), "ingest", "--strict", "x"), "--strict")).isTrue();
    assertThat((boolean) value(parse(Map.of(), "ingest", "x"), "--strict")).isFalse();
  }

  @Test
  void shouldSetWhatToRememberByVariables() {
    var parsed = parse(Map.of("BROADSHEET_NO_CHECKPOINT", "true"), "ingest", "x");
    assertThat((boolean) value(parsed, "--no-checkpoint")).isTrue();
  }

  @Test
  void shouldEndWithCode2AndASentenceOnAnUnknownVariable() {
    Ended ended = run(Map.of("BROADSHEET_TREADS", "2"), "topics", "check");
    assertThat(ended.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(ended.err()).contains("BROADSHEET_TREADS is no variable of Broadsheet");
  }

  @Test
  void shouldHelpWhateverTheEnvironmentSays() {
    assertThat(run(Map.of("BROADSHEET_TREADS", "2"), "--help").code()).isZero();
  }

  @Test
  void shouldRefuseAClientSettingThatBroadsheetSets() {
    Ended ended = run(Map.of(), "topics", "check", "--kafka", "bootstrap.servers=x:1");
    assertThat(ended.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(ended.err()).contains("--bootstrap (BROADSHEET_BOOTSTRAP) is for");
  }

  private record Ended(int code, String err) {}

  private static Ended run(Map<String, String> variables, String... arguments) {
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, UTF_8));
    try {
      return new Ended(Main.commandLine(variables).execute(arguments), err.toString(UTF_8));
    } finally {
      System.setErr(before);
    }
  }

  private static CommandLine.ParseResult parse(Map<String, String> variables, String... arguments) {
    var parsed = Main.commandLine(variables).parseArgs(arguments);
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    return parsed;
  }

  private static <T> T value(CommandLine.ParseResult parsed, String option) {
    return parsed.commandSpec().findOption(option).getValue();
  }
}
