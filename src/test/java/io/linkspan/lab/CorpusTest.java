package io.linkspan.lab;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Published scripts make a link; then the usual queries of administrators run as they stand, on both sides of it. */
class CorpusTest {

    @TempDir
    static Path folder;
    private static PublishedLink link;

    @BeforeAll
    static void make() throws Exception {
        link = new PublishedLink(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        link.close();
    }

    @TestFactory
    Stream<DynamicTest> queriesOfAdministratorsRunOnTheServer() {
        return scripts().map(s -> DynamicTest.dynamicTest(s.title(), () -> PublishedLink.check(s, Corpus.run(link.server(), s, link.places()))));
    }

    @TestFactory
    Stream<DynamicTest> queriesOfAdministratorsRunOnTheInstance() {
        return scripts().filter(s -> s.title().startsWith("both: ")).map(s -> DynamicTest.dynamicTest(s.title(), () -> PublishedLink.check(s, Corpus.run(link.instance(), s, link.places()))));
    }

    private static Stream<Corpus.Script> scripts() {
        return Stream.of("dba-groups.sql", "dba-server.sql", "dba-databases.sql", "dba-sessions.sql", "dba-programs.sql").flatMap(f -> Corpus.read(f).scripts().stream());
    }
}
