package io.linkspan.lab.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.InstanceSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The table of refusals in errors.txt. */
class ErrorTableTest {

    @TempDir
    static Path folder;

    @TestFactory
    Stream<DynamicContainer> everyRefusalHasItsErrorsAndChangesNothing() {
        return ErrorTable.read().stream().filter(p -> !p.where().equals("secondary")).map(part -> {
            Shell dba = open(part);
            Shell shell = part.where().equals("guest") ? dba.again("guest1", "Sales") : dba;
            Map<String, Integer> before = ErrorTable.digest(shell.instance());
            return DynamicContainer.dynamicContainer(part.title(), part.refusals().stream().map(r -> DynamicTest.dynamicTest(r.number() + " " + r.statement(), () -> r.check(shell, before))));
        });
    }

    @Test
    void thereAreManyOfThem() {
        assertTrue(ErrorTable.read().stream().mapToInt(p -> p.refusals().size()).sum() >= 150);
    }

    private static Shell open(ErrorTable.Part part) {
        InstanceSpec spec = part.where().equals("instance") ? InstanceSpec.managedInstance("mi1", "abc.database.lab.test", "10.1.0.4", "GeneralPurpose", "SQLServer2022")
                : InstanceSpec.sqlServer("SQL1", "10.0.0.4", "16.0.4165.4", Edition.ENTERPRISE);
        Shell shell = Shell.open(spec, folder.resolve(part.title().replace(' ', '-')));
        shell.rows("CREATE TABLE T (id int PRIMARY KEY, v varchar(5) NOT NULL, n int CHECK (n > 0))");
        if (part.where().equals("master")) {
            shell.rows("USE master");
        }
        part.setup().forEach(s -> assertEquals(0, shell.error(s), () -> part.title() + ", " + s + ": " + shell.errors()));
        if (part.title().startsWith("databases")) {
            Shell other = shell.again("dba", "Alone");
            other.rows("ALTER DATABASE Alone SET SINGLE_USER");
        }
        return shell;
    }
}
