package io.linkspan.lab.engine;

import java.util.Map;

/** A filegroup as sys.filegroups shows it. @param type FG rows, FD FILESTREAM, FX memory-optimized */
public record Filegroup(int id, String name, String type, boolean isDefault, boolean readOnly) {

    private static final Map<String, String> DESCRIPTIONS = Map.of("FG", "ROWS_FILEGROUP", "FD", "FILESTREAM_DATA_FILEGROUP", "FX", "MEMORY_OPTIMIZED_DATA_FILEGROUP");

    public String description() {
        return DESCRIPTIONS.getOrDefault(type, type);
    }
}
