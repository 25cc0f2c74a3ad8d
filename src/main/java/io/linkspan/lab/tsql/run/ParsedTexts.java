package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.tsql.parser.Parser;
import io.linkspan.lab.tsql.query.Compiled;
import io.linkspan.lab.tsql.syntax.Batch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Texts that a session has parsed, the last of them: dashboards and procedures send the same one again and again. Belongs to the session's thread. */
final class ParsedTexts {

    private static final int KEPT = 64;
    /** Longer texts are loads of data, sent once. */
    private static final int LONGEST = 32_768;

    private final Map<String, Batch> kept = new Recent<>();
    private final Map<String, Standing> standing = new Recent<>();

    /** A query over system views alone: compiled in that database it can be run again. */
    private record Standing(Database database, Collation collation, Compiled query) {
    }

    /** @throws io.linkspan.lab.engine.type.ServerError as {@link Parser#parse} */
    Batch parse(String text) {
        Batch known = kept.get(text);
        if (known == null) {
            known = Parser.parse(text);
            if (text.length() <= LONGEST) {
                kept.put(text, known);
            }
        }
        return known;
    }

    void keep(String text, Database database, Compiled query) {
        standing.put(text, new Standing(database, database.collation(), query));
    }

    Optional<Compiled> compiled(String text, Database database) {
        return Optional.ofNullable(standing.get(text)).filter(s -> s.database == database && s.collation.equals(database.collation())).map(Standing::query);
    }

    private static final class Recent<V> extends LinkedHashMap<String, V> {

        private static final long serialVersionUID = 1L;

        private Recent() {
            super(KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > KEPT;
        }
    }
}
