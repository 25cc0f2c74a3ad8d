package io.linkspan.plan.task.rehearse;

import io.linkspan.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where the queries of a rehearsal come from: ours, which fit every database, or a file of one's own. */
public final class SmokeQueries {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String TITLE = "-- title:";
    private static final String EXPECT = "-- expect:";

    private static final String EVERY_ROW = """
            DECLARE @table nvarchar(600), @read nvarchar(max), @found bigint, @tables int = 0, @rows bigint = 0;
            DECLARE each CURSOR LOCAL FAST_FORWARD FOR
                SELECT QUOTENAME(s.name) + N'.' + QUOTENAME(t.name) FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id WHERE t.is_ms_shipped = 0 AND t.is_external = 0;
            OPEN each;
            FETCH NEXT FROM each INTO @table;
            WHILE @@FETCH_STATUS = 0
            BEGIN
                SET @read = N'SELECT @found = COUNT_BIG(*) FROM (SELECT BINARY_CHECKSUM(*) AS sum FROM ' + @table + N') AS read_through WHERE sum IS NOT NULL';
                EXEC sp_executesql @read, N'@found bigint OUTPUT', @found OUTPUT;
                SELECT @tables = @tables + 1, @rows = @rows + @found;
                FETCH NEXT FROM each INTO @table;
            END;
            SELECT @tables AS tables, @rows AS rows;""";

    /** Times of the future, such as those of a timetable, are no news; a day is left for zones. */
    private static final String NEWEST = """
            DECLARE @table nvarchar(600), @column nvarchar(260), @read nvarchar(max), @found datetime2(3), @newest datetime2(3), @in nvarchar(900), @limit datetime2(3) = DATEADD(day, 1, SYSUTCDATETIME());
            DECLARE each CURSOR LOCAL FAST_FORWARD FOR
                SELECT TOP (100) QUOTENAME(s.name) + N'.' + QUOTENAME(t.name), QUOTENAME(c.name) FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id
                JOIN sys.columns AS c ON c.object_id = t.object_id
                WHERE t.is_ms_shipped = 0 AND t.is_external = 0 AND TYPE_NAME(c.system_type_id) IN (N'date', N'datetime', N'datetime2', N'datetimeoffset', N'smalldatetime');
            OPEN each;
            FETCH NEXT FROM each INTO @table, @column;
            WHILE @@FETCH_STATUS = 0
            BEGIN
                SET @read = N'SELECT @found = MAX(CAST(' + @column + N' AS datetime2(3))) FROM ' + @table + N' WHERE ' + @column + N' <= @limit';
                EXEC sp_executesql @read, N'@limit datetime2(3), @found datetime2(3) OUTPUT', @limit, @found OUTPUT;
                IF @newest IS NULL OR @found > @newest SELECT @newest = @found, @in = @table + N'.' + @column;
                FETCH NEXT FROM each INTO @table, @column;
            END;
            SELECT @newest AS newest, @in AS found_in;""";

    private SmokeQueries() {
    }

    /** Counts, a read of every row, and the newest time in any column of times. */
    public static List<SmokeQuery> usual() {
        return List.of(new SmokeQuery("Count tables, views and modules", "SELECT (SELECT COUNT(*) FROM sys.tables) AS tables, (SELECT COUNT(*) FROM sys.views) AS views, (SELECT COUNT(*) FROM sys.sql_modules) AS modules",
                "", LIMIT), new SmokeQuery("Read every row of every table", EVERY_ROW, "", LONG), new SmokeQuery("Find the newest time in any row", NEWEST, "", LONG));
    }

    /** Batches separated by lines of GO; a line {@code -- title: …} names a batch, {@code -- expect: …} says what its only row has to begin with. */
    public static List<SmokeQuery> file(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw Problem.usage("query-file", "The file " + file + " cannot be read.", "Name a text file in UTF-8.").raw(String.valueOf(e.getMessage())).exception(e);
        }
    }

    /** The same from their text. */
    public static List<SmokeQuery> of(String text) {
        List<SmokeQuery> queries = new ArrayList<>();
        for (String batch : text.split("(?im)^\\s*GO\\s*;?\\s*$")) {
            if (batch.lines().anyMatch(line -> !line.isBlank() && !line.strip().startsWith("--"))) {
                queries.add(new SmokeQuery(marked(batch, TITLE, "Query " + (queries.size() + 1)), batch.strip(), marked(batch, EXPECT, ""), LIMIT));
            }
        }
        if (queries.isEmpty()) {
            throw Problem.usage("query-file", "There is no query: nothing but comments and empty lines.", "Write T-SQL, batches separated by lines of GO.").exception();
        }
        return List.copyOf(queries);
    }

    private static String marked(String batch, String mark, String otherwise) {
        return batch.lines().map(String::strip).filter(line -> line.regionMatches(true, 0, mark, 0, mark.length())).map(line -> line.substring(mark.length()).strip()).filter(s -> !s.isEmpty()).findFirst().orElse(otherwise);
    }
}
