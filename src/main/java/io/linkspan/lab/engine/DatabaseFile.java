package io.linkspan.lab.engine;

/**
 * A file of a database as sys.database_files shows it; sizes in pages of 8 KB.
 *
 * @param type         ROWS, LOG or FILESTREAM
 * @param maximumPages -1 for no limit
 * @param group        id of the filegroup, 0 for a log file
 */
public record DatabaseFile(int id, String name, String type, String path, long pages, long maximumPages, long growthPages, int group, boolean defunct) {

    public DatabaseFile(int id, String name, String type, String path, long pages, long maximumPages, long growthPages, int group) {
        this(id, name, type, path, pages, maximumPages, growthPages, group, false);
    }

    public boolean log() {
        return type.equals("LOG");
    }

    /** The same file with another name, size and limits. */
    public DatabaseFile changed(String otherName, long otherPages, long otherMaximum, long otherGrowth) {
        return new DatabaseFile(id, otherName, type, path, otherPages, otherMaximum, otherGrowth, group, defunct);
    }
}
