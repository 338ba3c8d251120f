package org.muster.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class BoundariesTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.muster.events");

  @Test
  void there_are_classes_to_look_at() {
    assertThat(CLASSES.containPackage("org.muster.events.posting")).isTrue();
  }

  @Test
  void the_service_needs_neither_the_other_service_nor_the_local_stack() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.muster.projections..", "org.muster.localstack..")
        .check(CLASSES);
  }

  @Test
  void features_do_not_depend_on_each_other_in_rings() {
    slices().matching("org.muster.events.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void only_log_and_index_know_kafka() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.muster.events.log..", "org.muster.events.index..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive..")
        .check(CLASSES);
  }

  @Test
  void the_log_and_its_index_know_no_http() {
    noClasses()
        .that()
        .resideInAnyPackage("org.muster.events.log..", "org.muster.events.index..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..", "org.muster.events.problem..")
        .check(CLASSES);
  }

  @Test
  void the_log_stands_alone() {
    noClasses()
        .that()
        .resideInAPackage("org.muster.events.log..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.muster.events.index..",
            "org.muster.events.posting..",
            "org.muster.events.batch..",
            "org.muster.events.fetching..")
        .check(CLASSES);
  }

  @Test
  void endpoints_are_named_so() {
    classes()
        .that()
        .areAnnotatedWith("jakarta.ws.rs.Path")
        .should()
        .haveSimpleNameEndingWith("Endpoint")
        .check(CLASSES);
  }
}
