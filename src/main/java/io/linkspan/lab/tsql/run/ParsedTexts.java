package io.linkspan.lab.tsql.run;

import io.linkspan.lab.tsql.parser.Parser;
import io.linkspan.lab.tsql.syntax.Batch;
import java.util.LinkedHashMap;
import java.util.Map;

/** Texts that a session has parsed, the last of them: dashboards and procedures send the same one again and again. Belongs to the session's thread. */
final class ParsedTexts {

    private static final int KEPT = 64;
    /** Longer texts are loads of data, sent once. */
    private static final int LONGEST = 32_768;

    private final Map<String, Batch> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Batch> eldest) {
            return size() > KEPT;
        }
    };

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
}
