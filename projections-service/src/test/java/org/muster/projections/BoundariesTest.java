package org.muster.projections;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BoundariesTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.muster.projections");

  @Test
  void the_rules_know_no_database_and_no_framework() {
    knowsNoMachinery("posture").check(CLASSES);
    assertThat(knowsNoMachinery("answers").evaluate(CLASSES).hasViolation()).isTrue();
  }

  @Test
  void the_rules_read_no_clock() {
    readsNoClock("posture").check(CLASSES);
    assertThat(readsNoClock("answers").evaluate(CLASSES).hasViolation()).isTrue();
  }

  @Test
  void the_rules_know_nothing_of_the_rest() {
    knowsNothingBut("posture").check(CLASSES);
    assertThat(knowsNothingBut("live").evaluate(CLASSES).hasViolation()).isTrue();
  }

  @Test
  void following_the_log_knows_nothing_of_who_asks() {
    knowsNoHttp("live").check(CLASSES);
    knowsNoHttp("log").check(CLASSES);
    knowsNoHttp("generations").check(CLASSES);
    assertThat(knowsNoHttp("missions").evaluate(CLASSES).hasViolation()).isTrue();
  }

  private static ArchRule knowsNoMachinery(String folder) {
    return noClasses()
        .that()
        .resideInAPackage("org.muster.projections." + folder)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "io.quarkus..",
            "io.smallrye..",
            "jakarta..",
            "org.apache.kafka..",
            "org.postgresql..");
  }

  private static ArchRule readsNoClock(String folder) {
    return noClasses()
        .that()
        .resideInAPackage("org.muster.projections." + folder)
        .should()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now", Clock.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class);
  }

  private static ArchRule knowsNothingBut(String folder) {
    String own = "org.muster.projections." + folder;
    return noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.muster.projections..").and(not(resideInAPackage(own))));
  }

  private static ArchRule knowsNoHttp(String folder) {
    return noClasses()
        .that()
        .resideInAPackage("org.muster.projections." + folder)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.muster.projections.http", "org.muster.projections.problem", "jakarta.ws.rs..");
  }
}
