package io.broadsheet.dedupe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.broadsheet.dedupe");

  @Test
  void shouldKeepKafkaAndItsRecordsOutOfTheDomain() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.broadsheet.dedupe.stream")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..",
            "io.confluent..",
            "org.apache.avro..",
            "io.broadsheet.schemas..",
            "io.broadsheet.runtime..")
        .check(CLASSES);
  }
}
