-- Databases, files, space and backups.

--## both: all databases
SELECT d.name, d.database_id, d.state_desc, d.recovery_model_desc, d.compatibility_level, d.collation_name, d.user_access_desc, d.is_read_only, d.log_reuse_wait_desc, d.page_verify_option_desc, d.is_encrypted, d.is_broker_enabled, SUSER_SNAME(d.owner_sid) AS owner,
       d.create_date, d.replica_id, d.group_database_id
FROM sys.databases d WITH (NOLOCK) ORDER BY d.name OPTION (RECOMPILE);
-- least: 4

--## databases that are not as they should be
SELECT name, CASE WHEN recovery_model_desc <> 'FULL' THEN 'recovery model ' + recovery_model_desc ELSE 'state ' + state_desc END COLLATE DATABASE_DEFAULT AS why FROM sys.databases WHERE database_id > 4 AND (recovery_model = 3 OR state <> 0) ORDER BY name;
-- answer: Timetable|recovery model SIMPLE

--## files with their sizes
SELECT DB_NAME(mf.database_id) AS [Database], mf.file_id, mf.name, mf.physical_name, mf.type_desc, mf.state_desc, CONVERT(bigint, mf.size / 128.0) AS [Size MB], CASE mf.is_percent_growth WHEN 1 THEN CAST(mf.growth AS varchar(10)) + '%' ELSE CAST(mf.growth / 128 AS varchar(10)) + ' MB' END AS growth, mf.max_size
FROM sys.master_files AS mf ORDER BY 1, 2;
-- least: 8

--## size of each database, data and log side by side
SELECT * FROM (SELECT DB_NAME(database_id) AS db, type_desc, size / 128.0 AS mb FROM sys.master_files WHERE database_id > 4) s PIVOT (SUM(mb) FOR type_desc IN ([ROWS], [LOG])) p ORDER BY db;
-- columns: db|ROWS|LOG

--## space inside the files of this database
USE Ferries;
SELECT f.name, f.physical_name, CAST(f.size / 128.0 AS decimal(15, 2)) AS [MB], CAST(FILEPROPERTY(f.name, 'SpaceUsed') / 128.0 AS decimal(15, 2)) AS [used MB], fg.name AS [filegroup]
FROM sys.database_files AS f LEFT JOIN sys.data_spaces AS fg ON f.data_space_id = fg.data_space_id ORDER BY f.file_id;
-- least: 2

--## log space of this database
USE Ferries;
SELECT DB_NAME(database_id) AS db, total_log_size_in_bytes / 1048576 AS [MB], CAST(used_log_space_in_percent AS decimal(5, 2)) AS [percent], log_space_in_bytes_since_last_backup FROM sys.dm_db_log_space_usage;
-- least: 1

--## log of all databases by DBCC
CREATE TABLE #space ([Database Name] sysname, [Log Size (MB)] float, [Log Space Used (%)] float, [Status] int);
INSERT #space EXEC ('DBCC SQLPERF(LOGSPACE) WITH NO_INFOMSGS');
SELECT s.[Database Name], s.[Log Size (MB)], s.[Log Space Used (%)], d.log_reuse_wait_desc FROM #space s JOIN sys.databases d ON d.name = s.[Database Name] COLLATE DATABASE_DEFAULT WHERE s.[Log Space Used (%)] >= 0 ORDER BY 3 DESC;
DROP TABLE #space;
-- least: 4

--## statistics of the log
SELECT d.name, s.recovery_model, s.log_truncation_holdup_reason, s.log_since_last_log_backup_mb, s.log_backup_time, s.total_vlf_count, s.active_vlf_count, s.active_log_size_mb
FROM sys.databases AS d CROSS APPLY sys.dm_db_log_stats(d.database_id) AS s WHERE d.state = 0;
-- least: 4

--## virtual log files
SELECT d.name, COUNT(l.database_id) AS vlfs, SUM(l.vlf_size_mb) AS mb, SUM(CAST(l.vlf_active AS int)) AS active FROM sys.databases d CROSS APPLY sys.dm_db_log_info(d.database_id) l WHERE d.state = 0 GROUP BY d.name ORDER BY vlfs DESC;
-- least: 4

--## input and output of the files
SELECT DB_NAME(vfs.database_id) AS db, mf.name, vfs.num_of_reads, vfs.num_of_writes, CASE WHEN vfs.num_of_reads = 0 THEN 0 ELSE vfs.io_stall_read_ms / vfs.num_of_reads END AS [avg read ms], CASE WHEN vfs.num_of_writes = 0 THEN 0 ELSE vfs.io_stall_write_ms / vfs.num_of_writes END AS [avg write ms], vfs.size_on_disk_bytes
FROM sys.dm_io_virtual_file_stats(NULL, NULL) AS vfs JOIN sys.master_files AS mf ON vfs.database_id = mf.database_id AND vfs.file_id = mf.file_id ORDER BY 1, 2;
-- least: 8

--## volumes
SELECT DISTINCT vs.volume_mount_point, vs.file_system_type, vs.logical_volume_name, CONVERT(decimal(18, 2), vs.total_bytes / 1073741824.0) AS [Total GB], CONVERT(decimal(18, 2), vs.available_bytes / 1073741824.0) AS [Free GB]
FROM sys.master_files AS f CROSS APPLY sys.dm_os_volume_stats(f.database_id, f.[file_id]) AS vs;
-- least: 1

--## last backup of each database and kind
SELECT d.name, d.recovery_model_desc, MAX(CASE WHEN b.type = 'D' THEN b.backup_finish_date END) AS [full], MAX(CASE WHEN b.type = 'I' THEN b.backup_finish_date END) AS [differential], MAX(CASE WHEN b.type = 'L' THEN b.backup_finish_date END) AS [log],
       DATEDIFF(HOUR, MAX(CASE WHEN b.type = 'D' THEN b.backup_finish_date END), GETDATE()) AS [hours since full]
FROM sys.databases d LEFT JOIN msdb.dbo.backupset b ON b.database_name = d.name AND b.is_copy_only = 0
WHERE d.name <> N'tempdb' GROUP BY d.name, d.recovery_model_desc ORDER BY d.name;
-- least: 4

--## backups of the last week with their files
SELECT TOP (50) bs.database_name, CASE bs.type WHEN 'D' THEN 'full' WHEN 'I' THEN 'differential' WHEN 'L' THEN 'log' END AS kind, bs.backup_start_date, DATEDIFF(SECOND, bs.backup_start_date, bs.backup_finish_date) AS seconds, CAST(bs.backup_size / 1048576.0 AS decimal(14, 2)) AS mb, bs.is_copy_only, bs.has_backup_checksums, bmf.physical_device_name, bs.first_lsn, bs.last_lsn, bs.user_name
FROM msdb.dbo.backupset bs JOIN msdb.dbo.backupmediafamily bmf ON bmf.media_set_id = bs.media_set_id
WHERE bs.backup_start_date > DATEADD(DAY, -7, GETDATE()) ORDER BY bs.backup_set_id DESC;
-- least: 1

--## chain of the log backups
SELECT database_name, first_lsn, last_lsn, CASE WHEN first_lsn = LAG(last_lsn) OVER (PARTITION BY database_name ORDER BY backup_set_id) THEN 'ok' ELSE 'begins' END AS chain FROM msdb.dbo.backupset WHERE type = 'L' ORDER BY backup_set_id;
-- least: 1

--## restores
SELECT TOP (20) rh.destination_database_name, rh.restore_date, rh.restore_type, rh.user_name, rh.[replace], rh.recovery, bs.database_name FROM msdb.dbo.restorehistory rh LEFT JOIN msdb.dbo.backupset bs ON bs.backup_set_id = rh.backup_set_id ORDER BY rh.restore_history_id DESC;

--## encryption
SELECT DB_NAME(k.database_id) AS db, k.encryption_state, k.percent_complete, k.key_algorithm, k.encryptor_type, c.name FROM sys.dm_database_encryption_keys k LEFT JOIN master.sys.certificates c ON c.thumbprint = k.encryptor_thumbprint;

--## tables by rows and space
USE Ferries;
SELECT s.name + '.' + t.name AS [table], SUM(CASE WHEN i.index_id < 2 THEN p.rows ELSE 0 END) AS [rows], SUM(a.total_pages) * 8 / 1024.0 AS [MB]
FROM sys.tables t JOIN sys.schemas s ON s.schema_id = t.schema_id JOIN sys.indexes i ON i.object_id = t.object_id JOIN sys.partitions p ON p.object_id = i.object_id AND p.index_id = i.index_id JOIN sys.allocation_units a ON a.container_id = p.partition_id
GROUP BY s.name, t.name ORDER BY 2 DESC;
-- least: 2

--## heaps and what has no primary key
USE Ferries;
SELECT OBJECT_SCHEMA_NAME(t.object_id) AS [schema], t.name FROM sys.tables t WHERE OBJECTPROPERTY(t.object_id, 'TableHasPrimaryKey') = 0 AND t.is_ms_shipped = 0;

--## columns of a table as a script
USE Ferries;
SELECT c.column_id, c.name, TYPE_NAME(c.user_type_id) + CASE WHEN TYPE_NAME(c.user_type_id) IN ('nvarchar', 'varchar', 'nchar', 'char') THEN '(' + CASE c.max_length WHEN -1 THEN 'max' ELSE CAST(c.max_length / CASE WHEN TYPE_NAME(c.user_type_id) LIKE 'n%' THEN 2 ELSE 1 END AS varchar(10)) END + ')' ELSE '' END AS [type], c.is_nullable, c.is_identity
FROM sys.columns c WHERE c.object_id = OBJECT_ID(N'dbo.Harbours') ORDER BY c.column_id;
-- least: 3

--## users and roles of a database
USE Ferries;
SELECT p.name, p.type_desc, p.authentication_type_desc, r.name AS [role] FROM sys.database_principals p LEFT JOIN sys.database_role_members m ON m.member_principal_id = p.principal_id LEFT JOIN sys.database_principals r ON r.principal_id = m.role_principal_id WHERE p.type IN ('S', 'U', 'G') ORDER BY 1;
-- least: 1

--## rows of a replicated table by three-part name
SELECT COUNT(*) AS harbours FROM Ferries.dbo.Harbours WHERE Name LIKE N'%';
-- least: 1
