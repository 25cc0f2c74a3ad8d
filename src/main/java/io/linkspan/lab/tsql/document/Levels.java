package io.linkspan.lab.tsql.document;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.tsql.rows.Key;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How AUTO nests: one level for each table, in the order in which the select list first names it; an expression stays where the list has got to. */
record Levels(List<Level> all) {

    /** A table and the places of its columns. */
    record Level(String table, List<Integer> columns) {
    }

    /** A row of one level, and all rows that agree with it there, one after the other. */
    record Group(Object[] row, List<Object[]> rows) {
    }

    static Levels of(List<Field> fields) {
        List<Level> levels = new ArrayList<>();
        Level current = null;
        String first = fields.stream().map(Field::table).filter(t -> !t.isEmpty()).findFirst().orElse("");
        for (int i = 0; i < fields.size(); i++) {
            String table = fields.get(i).table().isEmpty() ? current == null ? first : current.table : fields.get(i).table();
            current = levels.stream().filter(l -> l.table.equalsIgnoreCase(table)).findFirst().orElse(null);
            if (current == null) {
                current = new Level(table, new ArrayList<>());
                levels.add(current);
            }
            current.columns.add(i);
        }
        return new Levels(levels);
    }

    /** The rows of a level; those of the deepest are each its own. */
    List<Group> groups(List<Object[]> rows, int level) {
        List<Group> groups = new ArrayList<>();
        boolean deepest = level == all.size() - 1;
        for (Object[] row : rows) {
            if (!deepest && !groups.isEmpty() && key(groups.getLast().row, level).equals(key(row, level))) {
                groups.getLast().rows.add(row);
            } else {
                groups.add(new Group(row, new ArrayList<>(List.<Object[]>of(row))));
            }
        }
        return groups;
    }

    private Key key(Object[] row, int level) {
        List<Integer> columns = all.get(level).columns;
        Collation[] collations = Collections.nCopies(columns.size(), Collation.USUAL).toArray(Collation[]::new);
        return Key.of(columns.stream().map(c -> row[c]).toArray(), collations);
    }
}
