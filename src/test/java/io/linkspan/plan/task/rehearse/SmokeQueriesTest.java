package io.linkspan.plan.task.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.linkspan.model.ProblemException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmokeQueriesTest {

    @Test
    void batchesAreSeparatedByLinesOfGoAndNamedByTheirComments() {
        List<SmokeQuery> queries = SmokeQueries.of("-- title: Every crossing has a ship\r\n-- Expect: 0\r\nSELECT COUNT(*) FROM t WHERE Ship IS NULL\r\ngo\r\n\r\nSELECT 'GO on'\n  GO ;\n-- nothing here\nGO\n");
        assertEquals(List.of("Every crossing has a ship", "Query 2"), queries.stream().map(SmokeQuery::title).toList());
        assertEquals(List.of("0", ""), queries.stream().map(SmokeQuery::expected).toList());
        assertEquals("SELECT 'GO on'", queries.get(1).text());
    }

    @Test
    void aFileWithoutAQueryIsRefused() {
        assertThrows(ProblemException.class, () -> SmokeQueries.of("-- only\nGO\n"));
        assertThrows(ProblemException.class, () -> SmokeQueries.file(Path.of("/nowhere/at/all.sql")));
    }
}
