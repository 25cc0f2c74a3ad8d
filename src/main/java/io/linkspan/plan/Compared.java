package io.linkspan.plan;

import java.util.List;

/**
 * What one query gave on both sides at one look. NULL stands as that word.
 *
 * @param sqlServer values of each row, in the order of its columns
 * @param equal     how often in a row it was equal and the same by now; 0 where it is not equal
 * @param wanted    how often it has to be
 */
public record Compared(List<List<String>> sqlServer, List<List<String>> instance, int equal, int wanted) {

    public Compared {
        sqlServer = sqlServer.stream().map(List::copyOf).toList();
        instance = instance.stream().map(List::copyOf).toList();
    }

    Compared counted(int times) {
        return new Compared(sqlServer, instance, times, wanted);
    }
}
