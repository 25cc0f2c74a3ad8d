package io.linkspan.lab.tsql.function.metadata;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.tsql.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A name of up to four parts given as text, {@code [db].schema."name"}: what OBJECT_ID and its relatives take. */
record Names(List<String> parts) {

    static Names of(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[' || c == '"') {
                i = quoted(text, i, c == '[' ? ']' : '"', part);
            } else if (c == '.') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return new Names(parts);
    }

    private static int quoted(String text, int start, char end, StringBuilder part) {
        int i = start + 1;
        while (i < text.length()) {
            if (text.charAt(i) == end) {
                if (i + 1 >= text.length() || text.charAt(i + 1) != end) {
                    return i;
                }
                i++;
            }
            part.append(text.charAt(i++));
        }
        return i;
    }

    String name() {
        return parts.getLast();
    }

    String schema() {
        return parts.size() > 1 ? parts.get(parts.size() - 2) : "";
    }

    /** The database that the name says, or the current one. */
    Optional<Database> database(Scope scope) {
        String named = parts.size() > 2 ? parts.get(parts.size() - 3) : "";
        return named.isEmpty() ? Optional.of(scope.database()) : scope.instance().databases().find(named);
    }

    static Optional<String> text(List<@Nullable Object> values, int place) {
        return place < values.size() ? Optional.ofNullable(values.get(place)).map(Object::toString) : Optional.empty();
    }

    static Optional<Integer> number(List<@Nullable Object> values, int place) {
        return place < values.size() && values.get(place) instanceof Number n ? Optional.of(n.intValue()) : Optional.empty();
    }
}
