package io.linkspan.lab.engine;

/**
 * A file of a database as sys.database_files shows it.
 *
 * @param type  ROWS, LOG or FILESTREAM
 * @param pages size in pages of 8 KB
 * @param maximumPages -1 for no limit
 * @param group id of the filegroup, 0 for a log file
 */
public record DatabaseFile(int id, String name, String type, String path, long pages, long maximumPages, long growthPages, int group) {

    public boolean log() {
        return type.equals("LOG");
    }

    public DatabaseFile resized(long otherPages) {
        return new DatabaseFile(id, name, type, path, otherPages, maximumPages, growthPages, group);
    }
}
