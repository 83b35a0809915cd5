package org.subjectdesk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.stream.Stream;

/** The direction of the arrows, told in the README's map and kept here. */
@AnalyzeClasses(packages = "org.subjectdesk", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "org.subjectdesk";
  private static final String[] EDGES = {
    "wechat", "miniprogram", "webchat", "console", "alliance", "sandbox", "simulation"
  };
  private static final String[] CORE = {
    "message",
    "faq",
    "slot",
    "directory",
    "script",
    "flow",
    "routing",
    "dialogue",
    "rehearsal",
    "catalogue",
    "benefit",
    "call",
    "scorecard"
  };
  private static final String[] SHELL = {
    "conversation",
    "handover",
    "ledger",
    "publishing",
    "holdings",
    "project",
    "figures",
    "push",
    "demand",
    "reader",
    "safety",
    "wxapi"
  };
  private static final String[] FEATURES =
      Stream.of(EDGES, SHELL, new String[] {"learning", "editing", "staff"}, CORE)
          .flatMap(Arrays::stream)
          .toArray(String[]::new);
  private static final String[] LEAVES = {
    "config", "embedding", "envelope", "http", "metrics", "rounds", "store", "yaml"
  };

  @ArchTest
  static final ArchRule arrows_point_down =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("root")
          .definedBy(ROOT)
          .layer("edges")
          .definedBy(in(EDGES))
          .layer("shell")
          .definedBy(in(SHELL))
          .layer("editing")
          .definedBy(in("editing"))
          .layer("learning")
          .definedBy(in("learning"))
          .layer("staff")
          .definedBy(in("staff"))
          .layer("dialogue")
          .definedBy(in("dialogue"))
          .layer("rehearsal")
          .definedBy(in("rehearsal"))
          .layer("deciders")
          .definedBy(
              in(
                  "routing",
                  "faq",
                  "slot",
                  "directory",
                  "script",
                  "flow",
                  "catalogue",
                  "benefit",
                  "call",
                  "scorecard"))
          .layer("message")
          .definedBy(in("message"))
          .whereLayer("root")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("edges")
          .mayOnlyBeAccessedByLayers("root")
          .whereLayer("editing")
          .mayOnlyBeAccessedByLayers("root", "edges")
          .whereLayer("staff")
          .mayOnlyBeAccessedByLayers("root", "edges", "shell")
          .whereLayer("shell")
          .mayOnlyBeAccessedByLayers("root", "edges", "editing")
          .whereLayer("learning")
          .mayOnlyBeAccessedByLayers("root", "edges", "shell")
          .whereLayer("rehearsal")
          .mayOnlyBeAccessedByLayers("root", "edges", "shell")
          .whereLayer("dialogue")
          .mayOnlyBeAccessedByLayers("root", "edges", "shell", "rehearsal")
          .whereLayer("deciders")
          .mayOnlyBeAccessedByLayers(
              "root", "edges", "editing", "shell", "learning", "rehearsal", "dialogue");

  @ArchTest
  static final ArchRule edges_never_import_each_other =
      slices().assignedFrom(new Edges()).should().notDependOnEachOther().allowEmptyShould(true);

  @ArchTest
  static final ArchRule no_cycles =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule leaves_import_no_feature =
      noClasses()
          .that()
          .resideInAnyPackage(in(LEAVES))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(in(FEATURES))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_core_is_pure =
      noClasses()
          .that()
          .resideInAnyPackage(in(CORE))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx..", "java.sql..", "javax.sql..", "me.chanjar..")
          .allowEmptyShould(true);

  /** The package wxapi holds what both of its edges need to tame WxJava's transport. */
  @ArchTest
  static final ArchRule wxjava_stays_at_its_edges =
      noClasses()
          .that()
          .resideOutsideOfPackages(in("wechat", "miniprogram", "wxapi"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("me.chanjar..", "cn.binarywang..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule lucene_stays_in_faq =
      noClasses()
          .that()
          .resideOutsideOfPackages(in("faq", "catalogue"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.lucene..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onnx_stays_in_embedding =
      noClasses()
          .that()
          .resideOutsideOfPackages(in("embedding"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.onnxruntime..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule jdbc_stays_in_the_store =
      noClasses()
          .that()
          .resideOutsideOfPackages(in("store"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.flywaydb..", "com.zaxxer..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nobody_reads_the_clock =
      noClasses()
          .that()
          .resideOutsideOfPackages(in("config"))
          .and()
          .resideOutsideOfPackage(ROOT)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(InstantSource.class, "system")
          .allowEmptyShould(true);

  private static String[] in(String... packages) {
    return Arrays.stream(packages).map(p -> ROOT + "." + p + "..").toArray(String[]::new);
  }

  private static final class Edges implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return Arrays.stream(EDGES)
          .filter(edge -> (type.getPackageName() + ".").startsWith(ROOT + "." + edge + "."))
          .findFirst()
          .map(SliceIdentifier::of)
          .orElseGet(SliceIdentifier::ignore);
    }

    @Override
    public String getDescription() {
      return "edges";
    }
  }
}
