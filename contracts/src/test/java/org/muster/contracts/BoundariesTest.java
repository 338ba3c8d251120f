package org.muster.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Who may know whom in the contracts.
class BoundariesTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.muster.contracts");

  @Test
  void contractsArePlainJavaAndJackson() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "com.fasterxml.jackson..", "org.jspecify..", "org.muster.contracts..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCodecKnowsJackson() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.muster.contracts.json")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson..", "org.muster.contracts.json")
        .check(CLASSES);
  }

  @Test
  void marksKnowNobody() {
    classes()
        .that()
        .resideInAPackage("org.muster.contracts.fields")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "org.muster.contracts.fields")
        .check(CLASSES);
  }

  @Test
  void valuesKnowOnlyMarksAndEachOther() {
    classes()
        .that()
        .resideInAnyPackage(
            "org.muster.contracts.edtf",
            "org.muster.contracts.quantity",
            "org.muster.contracts.position",
            "org.muster.contracts.relation",
            "org.muster.contracts.source")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "org.muster.contracts.fields",
            "org.muster.contracts.edtf",
            "org.muster.contracts.quantity",
            "org.muster.contracts.position",
            "org.muster.contracts.relation",
            "org.muster.contracts.source")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.muster.contracts.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
