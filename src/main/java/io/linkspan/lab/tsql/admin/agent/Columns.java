package io.linkspan.lab.tsql.admin.agent;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.SqlType;
import java.util.Arrays;

/** Columns of the reports, written as {@code name type} and divided by commas. */
final class Columns {

    private Columns() {
    }

    static Column[] of(String list) {
        return Arrays.stream(list.split(",(?![^(]*\\))")).map(String::strip).map(c -> c.split(" ", 2)).map(c -> new Column(c[0], SqlType.parse(c[1]))).toArray(Column[]::new);
    }
}
