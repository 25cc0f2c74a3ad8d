package io.linkspan.ui.control;

import java.util.List;

/**
 * A table of words that can be saved or copied.
 *
 * @param notes   lines above the table: when it was read, from where, PRACTICE for a practice estate
 * @param columns heads
 * @param rows    cells as shown, as many as there are columns
 */
public record Report(String title, List<String> notes, List<String> columns, List<List<String>> rows) {

    public Report {
        notes = List.copyOf(notes);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
