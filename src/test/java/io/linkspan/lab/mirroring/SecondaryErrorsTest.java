package io.linkspan.lab.mirroring;

import io.linkspan.lab.tsql.ErrorTable;
import io.linkspan.lab.tsql.Shell;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The part of the table of refusals that needs a replicated database. */
class SecondaryErrorsTest {

    @TempDir
    static Path folder;
    private static Pair pair;

    @BeforeAll
    static void link() {
        pair = new Pair(folder).linked();
    }

    @AfterAll
    static void close() {
        pair.close();
    }

    @TestFactory
    Stream<DynamicTest> aCopyIsNobodysToChange() {
        Shell shell = Shell.on(pair.instance, "master");
        Map<String, Integer> before = ErrorTable.digest(pair.instance);
        return ErrorTable.read().stream().filter(p -> p.where().equals("secondary")).flatMap(p -> p.refusals().stream()).map(r -> DynamicTest.dynamicTest(r.number() + " " + r.statement(), () -> r.check(shell, before)));
    }
}
