package io.broadsheet.dedupe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.broadsheet.dedupe",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule shouldKeepTheDomainFreeOfKafka =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.broadsheet.dedupe",
              "io.broadsheet.dedupe.feature..",
              "io.broadsheet.dedupe.match..",
              "io.broadsheet.dedupe.decide..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.apache.avro..", "io.confluent..");

  @ArchTest
  static final ArchRule shouldCompareWithoutKnowingDecisions =
      noClasses()
          .that()
          .resideInAnyPackage("io.broadsheet.dedupe.feature..", "io.broadsheet.dedupe.match..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.broadsheet.dedupe.decide..");
}
