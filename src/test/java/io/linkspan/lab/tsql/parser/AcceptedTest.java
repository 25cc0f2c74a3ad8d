package io.linkspan.lab.tsql.parser;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the server takes: the statements of link scripts and of database administrators, and queries of every kind. */
class AcceptedTest {

    @TestFactory
    Stream<DynamicTest> takesEveryAdministrationStatement() throws IOException {
        return samples("administration.sql");
    }

    @TestFactory
    Stream<DynamicTest> takesEveryQuery() throws IOException {
        return samples("queries.sql");
    }

    private Stream<DynamicTest> samples(String resource) throws IOException {
        try (InputStream in = AcceptedTest.class.getResourceAsStream(resource)) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(all.split("\nGO\n")).map(sql -> DynamicTest.dynamicTest(sql.lines().findFirst().orElse(""), () -> assertFalse(Parser.parse(sql).statements().isEmpty())));
        }
    }
}
