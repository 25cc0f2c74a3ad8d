package io.linkspan.lab.tsql.function;

import java.util.ArrayList;
import java.util.List;

/** A name as written, {@code server.[data.base]..object}, cut into its parts without their brackets and quotes. */
public final class NameParts {

    private NameParts() {
    }

    /** A part that was left out is empty. No error: what is malformed is taken as it stands. */
    public static List<String> of(String name) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char close = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (close != 0) {
                boolean ends = c == close;
                boolean doubled = ends && i + 1 < name.length() && name.charAt(i + 1) == close;
                i += doubled ? 1 : 0;
                close = ends && !doubled ? 0 : close;
                if (!ends || doubled) {
                    part.append(c);
                }
            } else if (c == '.') {
                parts.add(part.toString());
                part.setLength(0);
            } else if ((c == '[' || c == '"') && part.isEmpty()) {
                close = c == '[' ? ']' : '"';
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
