package io.linkspan.sqlserver;

/** Makes a value from a row. */
@FunctionalInterface
public interface RowMapper<T> {

    T map(Row row);
}
