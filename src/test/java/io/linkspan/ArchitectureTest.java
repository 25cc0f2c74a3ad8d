package io.linkspan;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The package table of docs/architecture.md, as a test. */
class ArchitectureTest {

    private static final String ROOT = "io.linkspan";

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("model", Set.of()),
            Map.entry("settings", Set.of("model")),
            Map.entry("certificate", Set.of("model")),
            Map.entry("sqlserver", Set.of("model")),
            Map.entry("azure", Set.of("model")),
            Map.entry("link", Set.of("model", "sqlserver", "azure")),
            Map.entry("check", Set.of("model", "certificate", "sqlserver", "azure", "link")),
            Map.entry("plan", Set.of("model", "certificate", "sqlserver", "azure", "link", "check")),
            Map.entry("script", Set.of("model", "plan")),
            Map.entry("history", Set.of("model")),
            Map.entry("monitor", Set.of("model", "link", "history")),
            Map.entry("lab", Set.of()),
            Map.entry("cli", Set.of("model", "settings", "certificate", "sqlserver", "azure", "link", "check", "plan", "script", "history", "monitor", "lab")),
            Map.entry("ui", Set.of("model", "settings", "certificate", "sqlserver", "azure", "link", "check", "plan", "script", "history", "monitor", "lab")));

    /** Inside the lab: fault is known to all, engine knows nobody. */
    private static final Map<String, Set<String>> LAB_MAY_USE = Map.of(
            "fault", Set.of(),
            "engine", Set.of("fault"),
            "tsql", Set.of("engine", "fault"),
            "tds", Set.of("tsql", "engine", "fault"),
            "agent", Set.of("tsql", "engine", "fault"),
            "mirroring", Set.of("engine", "fault"),
            "arm", Set.of("engine", "fault"));

    private static final JavaClasses MAIN = new ClassFileImporter().withImportOption(fromMain()).importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> roomsUseOnlyWhatTheTableAllows() {
        return MAY_USE.entrySet().stream().map(row -> confined(ROOT, row.getKey(), row.getValue()));
    }

    @TestFactory
    Stream<DynamicTest> roomsOfTheLabUseOnlyWhatTheirTableAllows() {
        return LAB_MAY_USE.entrySet().stream().map(row -> confined(ROOT + ".lab", row.getKey(), row.getValue()));
    }

    @Test
    void everyPackageIsInTheTable() {
        assertFalse(MAIN.isEmpty());
        MAIN.forEach(c -> assertTrue(c.getPackageName().equals(ROOT) || MAY_USE.containsKey(room(c)), () -> c.getName() + " stands in a package that the table does not name"));
    }

    @Test
    void roomsHaveNoCycles() {
        hold(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
        hold(slices().matching(ROOT + ".lab.(*)..").should().beFreeOfCycles());
    }

    @TestFactory
    Stream<DynamicTest> librariesStayInTheirRooms() {
        return Map.of(
                "javafx", List.of("ui"),
                "picocli", List.of("cli"),
                "java.sql", List.of("sqlserver", "history"),
                "com.microsoft.sqlserver", List.of("sqlserver"),
                "com.azure", List.of("azure"),
                "com.microsoft.aad", List.of("azure"),
                "com.github.javakeyring", List.of("settings"),
                "org.bouncycastle", List.of("certificate", "lab")).entrySet().stream().map(e -> DynamicTest.dynamicTest(e.getKey() + " only in " + e.getValue(),
                        () -> hold(noClasses().that().resideOutsideOfPackages(e.getValue().stream().map(r -> ROOT + "." + r + "..").toArray(String[]::new))
                                .should().dependOnClassesThat().resideInAPackage(e.getKey() + ".."))));
    }

    @Test
    void onlyTheLabRootIsVisibleOutsideTheLab() {
        hold(noClasses().that().resideOutsideOfPackage(ROOT + ".lab..").should().dependOnClassesThat().resideInAPackage(ROOT + ".lab.*.."));
    }

    @Test
    void onlyTheCommandLinePrints() {
        hold(noClasses().that().resideOutsideOfPackage(ROOT + ".cli..").and().doNotHaveFullyQualifiedName(ROOT + ".Launcher")
                .should().accessField(System.class, "out").orShould().accessField(System.class, "err"));
    }

    @Test
    void threadsAndExecutorsAreMadeOnlyInRootAndLab() {
        hold(noClasses().that().resideOutsideOfPackages(ROOT, ROOT + ".lab..")
                .should().callConstructor(Thread.class).orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.concurrent.Executors")
                .orShould().callMethod(Thread.class, "ofVirtual").orShould().callMethod(Thread.class, "ofPlatform")
                .orShould().callMethod(Thread.class, "startVirtualThread", Runnable.class).because("everyone else is handed an " + Executor.class.getSimpleName()));
    }

    @Test
    void namesSayWhatThingsAre() {
        hold(classes().that().resideInAPackage(ROOT + "..").should().haveNameNotMatching(".*(Impl|Manager|Helper|Utils?|Service)(\\$.*)?"));
    }

    private static DynamicTest confined(String parent, String room, Set<String> mayUse) {
        String[] allowed = Stream.concat(Stream.of(room), mayUse.stream()).map(r -> parent + "." + r + "..").toArray(String[]::new);
        return DynamicTest.dynamicTest(room, () -> hold(noClasses().that().resideInAPackage(parent + "." + room + "..")
                .should().dependOnClassesThat(resideInAnyPackage(ROOT + "..").and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(allowed))))));
    }

    /** Classes whose source stands in src/main/java, wherever the build puts what it compiles. */
    private static ImportOption fromMain() {
        return location -> {
            String file = location.asURI().toString().replaceFirst(".*/io/linkspan/", "io/linkspan/").replaceFirst("(\\$.*)?\\.class$", ".java");
            return Files.exists(Path.of("src/main/java", file));
        };
    }

    private static String room(JavaClass c) {
        return c.getPackageName().substring(ROOT.length() + 1).split("\\.")[0];
    }

    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(true).check(MAIN);
    }
}
