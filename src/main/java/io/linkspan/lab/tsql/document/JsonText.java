package io.linkspan.lab.tsql.document;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * FOR JSON (T-SQL reference, "Format query results as JSON with FOR JSON").
 *
 * @param nulls INCLUDE_NULL_VALUES
 */
public record JsonText(List<Field> fields, boolean nulls) {

    /** @throws ServerError 13605 for a column without a name */
    public JsonText {
        if (fields.stream().anyMatch(f -> f.name().isEmpty())) {
            throw ServerError.of(13605, 16, 1, "Column expressions and data sources without names or aliases cannot be formatted as JSON text using FOR JSON clause. Add alias to the unnamed column or table.");
        }
    }

    /** A member of an object: a column, or an object of its own. */
    private record Member(String name, int column, List<Member> inner) {
    }

    /** Objects between commas; a point in a name goes one object deeper. @throws ServerError 13601 for names that contradict each other */
    public String path(List<Object[]> rows) {
        List<Member> tree = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            put(tree, fields.get(i).name(), i, fields.get(i).name());
        }
        return rows.stream().map(row -> object(tree, row)).collect(Collectors.joining(","));
    }

    private static void put(List<Member> tree, String name, int column, String whole) {
        int point = name.indexOf('.');
        String first = point < 0 ? name : name.substring(0, point);
        boolean goesOn = point > 0 && !tree.isEmpty() && tree.getLast().name.equals(first) && tree.getLast().column < 0;
        if (!goesOn) {
            if (tree.stream().anyMatch(m -> m.name.equals(first))) {
                throw ServerError.of(13601, 16, 1, "Property '" + whole + "' cannot be generated in JSON output due to a conflict with another column name or alias. Use different names and aliases for each column in SELECT list.");
            }
            tree.add(new Member(first, point < 0 ? column : -1, new ArrayList<>()));
        }
        if (point > 0) {
            put(tree.getLast().inner, name.substring(point + 1), column, whole);
        }
    }

    private String object(List<Member> tree, @Nullable Object[] row) {
        List<String> members = new ArrayList<>();
        for (Member member : tree) {
            if (member.column < 0) {
                String inner = object(member.inner, row);
                if (!inner.equals("{}")) {
                    members.add(quoted(member.name) + ":" + inner);
                }
            } else if (row[member.column] != null || nulls) {
                members.add(quoted(member.name) + ":" + value(member.column, row));
            }
        }
        return "{" + String.join(",", members) + "}";
    }

    /** Objects between commas; each table after the first is an array within. */
    public String auto(List<Object[]> rows) {
        return auto(Levels.of(fields), rows, 0);
    }

    private String auto(Levels levels, List<Object[]> rows, int level) {
        return levels.groups(rows, level).stream().map(group -> {
            List<String> members = new ArrayList<>();
            for (int column : levels.all().get(level).columns()) {
                if (group.row()[column] != null || nulls) {
                    members.add(quoted(fields.get(column).name()) + ":" + value(column, group.row()));
                }
            }
            if (level + 1 < levels.all().size()) {
                members.add(quoted(levels.all().get(level + 1).table()) + ":[" + auto(levels, group.rows(), level + 1) + "]");
            }
            return "{" + String.join(",", members) + "}";
        }).collect(Collectors.joining(","));
    }

    private String value(int column, @Nullable Object[] row) {
        Object value = row[column];
        return value == null ? "null" : fields.get(column).json() ? value.toString() : value(value, fields.get(column).type());
    }

    private static String value(Object value, SqlType type) {
        return switch (type.kind()) {
            case SQL_VARIANT -> value instanceof Variant v ? value(v.value(), v.type()) : quoted(value.toString());
            case BIT -> value.toString();
            case TINYINT, SMALLINT, INT, BIGINT, DECIMAL, NUMERIC, MONEY, SMALLMONEY, FLOAT, REAL -> Scalars.text(value, type);
            default -> quoted(Scalars.text(value, type));
        };
    }

    /** A string of JSON; the slash is escaped too. */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\', '/' -> out.append('\\').append(c);
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }
}
