package io.linkspan.sqlserver;

import io.linkspan.model.ServerVersion;
import java.util.Optional;

/**
 * Who answers (T-SQL reference, SERVERPROPERTY and @@SERVERNAME).
 *
 * @param serverName    @@SERVERNAME
 * @param engineEdition 2 Standard and Web, 3 Enterprise and Developer, 4 Express, 8 managed instance
 */
public record ServerIdentity(String serverName, ServerVersion version, Optional<String> productLevel, Optional<String> productUpdateLevel, String edition, int engineEdition, String collation) {

    static final String QUERY = """
            SELECT @@SERVERNAME AS server_name,
                CAST(SERVERPROPERTY(N'ProductVersion') AS nvarchar(128)) AS product_version,
                CAST(SERVERPROPERTY(N'ProductLevel') AS nvarchar(128)) AS product_level,
                CAST(SERVERPROPERTY(N'ProductUpdateLevel') AS nvarchar(128)) AS product_update_level,
                CAST(SERVERPROPERTY(N'Edition') AS nvarchar(128)) AS edition,
                CAST(SERVERPROPERTY(N'EngineEdition') AS int) AS engine_edition,
                CAST(SERVERPROPERTY(N'Collation') AS nvarchar(128)) AS collation""";

    static ServerIdentity of(Row row) {
        return new ServerIdentity(row.text("server_name"), ServerVersion.of(row.text("product_version")), row.maybeText("product_level"), row.maybeText("product_update_level"),
                row.text("edition"), (int) row.number("engine_edition"), row.text("collation"));
    }

    public boolean isManagedInstance() {
        return engineEdition == 8;
    }
}
