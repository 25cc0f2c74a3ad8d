package io.linkspan.lab.tsql.change;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement did to a table, as the triggers of the table see it.
 *
 * @param action  INSERT, UPDATE or DELETE
 * @param columns the columns that UPDATE set; those of INSERT are all
 */
public record Touched(Target target, String action, List<@Nullable Object[]> deleted, List<@Nullable Object[]> inserted, Set<Integer> columns) {
}
