package io.linkspan.check.around;

import io.linkspan.sqlserver.Row;
import io.linkspan.sqlserver.SqlServer;
import io.linkspan.sqlserver.TSql;
import java.util.List;
import java.util.Optional;

/** Reads on SQL Server, in one round trip, what a database uses that a link does not carry over. */
final class FeatureQueries {

    /** All columns of sys.databases, since that of accelerated database recovery came with SQL Server 2019. */
    private static final String BATCH = """
            DECLARE @database sysname = ?;
            SELECT d.* FROM sys.databases AS d WHERE d.name = @database;
            SELECT COUNT(*) AS queues FROM %1$s.sys.service_queues WHERE is_ms_shipped = 0;
            SELECT COUNT(*) AS shipped FROM msdb.dbo.log_shipping_primary_databases WHERE primary_database = @database;
            SELECT (SELECT COUNT(*) FROM %1$s.sys.sql_modules WHERE definition LIKE N'%%BEGIN DISTRIBUTED TRAN%%')
                + (SELECT COUNT(*) FROM sys.dm_tran_active_transactions WHERE transaction_type = 4) AS distributed_work;""";
    private static final String ACCELERATED = "is_accelerated_database_recovery_on";

    private FeatureQueries() {
    }

    static Features read(SqlServer server, String database) {
        List<List<Row>> results = server.results(SqlServer.PATIENCE, BATCH.formatted(TSql.name(database)), database);
        Row row = results.get(0).getFirst();
        return new Features(row.flag("is_cdc_enabled"), row.flag("is_broker_enabled"), (int) results.get(1).getFirst().number("queues"),
                row.flag("is_published") || row.flag("is_subscribed") || row.flag("is_merge_published"), results.get(2).getFirst().number("shipped") > 0,
                row.columns().contains(ACCELERATED) ? Optional.of(row.flag(ACCELERATED)) : Optional.empty(), (int) results.get(3).getFirst().number("distributed_work"));
    }
}
