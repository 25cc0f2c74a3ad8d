package io.linkspan.check.fact;

/** What is inside the database that a managed instance may not take: numbers of things. */
public record DatabaseContent(int filestreamGroups, int memoryGroups, int fileTables, int memoryTables) {
}
