-- The server itself.

--## both: what am I
SELECT @@SERVERNAME AS [Server], SERVERPROPERTY('ProductVersion') AS [Version], SERVERPROPERTY('ProductLevel') AS [Level], SERVERPROPERTY('ProductUpdateLevel') AS [Update], SERVERPROPERTY('Edition') AS [Edition],
       SERVERPROPERTY('EngineEdition') AS [Engine], SERVERPROPERTY('Collation') AS [Collation], SERVERPROPERTY('IsClustered') AS [Clustered], SERVERPROPERTY('IsHadrEnabled') AS [Hadr], SERVERPROPERTY('HadrManagerStatus') AS [HadrStatus],
       SERVERPROPERTY('MachineName') AS [Machine], SERVERPROPERTY('InstanceName') AS [Instance], SERVERPROPERTY('IsIntegratedSecurityOnly') AS [WindowsOnly];
-- least: 1

--## both: version number as an integer
DECLARE @major int = CAST(PARSENAME(CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(128)), 4) AS int);
IF @major >= 13 SELECT 'supported' AS verdict ELSE SELECT 'too old' AS verdict;

--## both: configuration that differs from the default
SELECT name, value, value_in_use, minimum, maximum, is_dynamic, is_advanced FROM sys.configurations WHERE name IN (N'max server memory (MB)', N'cost threshold for parallelism', N'max degree of parallelism', N'optimize for ad hoc workloads', N'backup compression default', N'xp_cmdshell') ORDER BY name OPTION (RECOMPILE);
-- least: 3

--## memory and processors
SELECT cpu_count AS [Logical CPUs], hyperthread_ratio, cpu_count / hyperthread_ratio AS [Sockets], physical_memory_kb / 1024 AS [Physical MB], committed_kb / 1024 AS [Committed MB], max_workers_count, scheduler_count, sqlserver_start_time,
       DATEDIFF(HOUR, sqlserver_start_time, GETDATE()) AS [Hours up], virtual_machine_type_desc
FROM sys.dm_os_sys_info WITH (NOLOCK) OPTION (RECOMPILE);
-- least: 1

--## services
SELECT servicename, startup_type_desc, status_desc, last_startup_time, service_account, is_clustered, instant_file_initialization_enabled FROM sys.dm_server_services WITH (NOLOCK);
-- least: 1

--## start parameters
SELECT value_name, value_data FROM sys.dm_server_registry WHERE registry_key LIKE N'%Parameters';

--## error log of the last day
CREATE TABLE #log (LogDate datetime, ProcessInfo nvarchar(50), [Text] nvarchar(max));
INSERT #log EXEC master.dbo.xp_readerrorlog 0, 1;
SELECT TOP (20) * FROM #log WHERE [Text] NOT LIKE N'%This is an informational message%' ORDER BY LogDate DESC;
DROP TABLE #log;
-- least: 1

--## trace flags into a table variable
DECLARE @flags TABLE (TraceFlag int, Status smallint, [Global] smallint, [Session] smallint);
INSERT @flags EXEC ('DBCC TRACESTATUS (-1) WITH NO_INFOMSGS');
SELECT f.TraceFlag, v.meaning FROM @flags f LEFT JOIN (VALUES (1800, 'sector size'), (9567, 'seeding compression'), (12381, 'log kept')) v(flag, meaning) ON v.flag = f.TraceFlag;

--## logins with their roles
SELECT p.name, p.type_desc, p.is_disabled, p.default_database_name, STUFF((SELECT ',' + r.name FROM sys.server_role_members m JOIN sys.server_principals r ON r.principal_id = m.role_principal_id WHERE m.member_principal_id = p.principal_id FOR XML PATH('')), 1, 1, '') AS roles
FROM sys.server_principals p WHERE p.type IN ('S', 'U', 'G') AND p.name NOT LIKE '##%' ORDER BY p.name;
-- least: 1

--## who is sysadmin
SELECT l.name, IS_SRVROLEMEMBER('sysadmin', l.name) AS sysadmin, LOGINPROPERTY(l.name, 'PasswordLastSetTime') AS [set] FROM sys.sql_logins l WHERE IS_SRVROLEMEMBER('sysadmin', l.name) = 1;
-- least: 1

--## server permissions
SELECT pr.name, pe.class_desc, pe.permission_name, pe.state_desc FROM sys.server_permissions pe JOIN sys.server_principals pr ON pr.principal_id = pe.grantee_principal_id WHERE pr.name NOT LIKE N'##%' ORDER BY 1, 3;

--## linked servers
SELECT s.name, s.product, s.provider, s.data_source, s.is_linked, s.is_rpc_out_enabled, s.modify_date FROM sys.servers s ORDER BY s.server_id;
-- least: 1

--## performance counters of the replicas
SELECT RTRIM(object_name) AS [object], RTRIM(counter_name) AS [counter], RTRIM(instance_name) AS [instance], cntr_value FROM sys.dm_os_performance_counters WHERE object_name LIKE N'%Availability Replica%' OR object_name LIKE N'%Database Replica%' ORDER BY 1, 3, 2;

--## waits without the harmless ones
WITH [Waits] AS
(
    SELECT wait_type, wait_time_ms / 1000.0 AS [WaitS], (wait_time_ms - signal_wait_time_ms) / 1000.0 AS [ResourceS], signal_wait_time_ms / 1000.0 AS [SignalS], waiting_tasks_count AS [WaitCount],
           100.0 * wait_time_ms / NULLIF(SUM(wait_time_ms) OVER (), 0) AS [Percentage], ROW_NUMBER() OVER (ORDER BY wait_time_ms DESC) AS [RowNum]
    FROM sys.dm_os_wait_stats WITH (NOLOCK)
    WHERE [wait_type] NOT IN (N'SLEEP_TASK', N'LAZYWRITER_SLEEP', N'XE_TIMER_EVENT', N'REQUEST_FOR_DEADLOCK_SEARCH', N'LOGMGR_QUEUE', N'CHECKPOINT_QUEUE', N'HADR_WORK_QUEUE', N'HADR_TIMER_TASK', N'SP_SERVER_DIAGNOSTICS_SLEEP') AND waiting_tasks_count > 0
)
SELECT MAX(W1.wait_type) AS [WaitType], CAST(MAX(W1.WaitS) AS decimal(16, 2)) AS [Wait_Sec], CAST(MAX(W1.Percentage) AS decimal(5, 2)) AS [Wait Percentage], CAST((MAX(W1.WaitS) / NULLIF(MAX(W1.WaitCount), 0)) AS decimal(16, 4)) AS [AvgWait_Sec]
FROM Waits AS W1 INNER JOIN Waits AS W2 ON W2.RowNum <= W1.RowNum GROUP BY W1.RowNum HAVING SUM(W2.Percentage) - MAX(W1.Percentage) < 99 OPTION (RECOMPILE);

--## jobs and how they last ended
SELECT j.name, c.name AS category, j.enabled, SUSER_SNAME(j.owner_sid) AS owner, h.run_date, h.run_time, CASE h.run_status WHEN 0 THEN 'failed' WHEN 1 THEN 'succeeded' WHEN 2 THEN 'retry' WHEN 3 THEN 'canceled' ELSE 'never ran' END AS outcome,
       msdb.dbo.agent_datetime(h.run_date, h.run_time) AS ran_at
FROM msdb.dbo.sysjobs j
LEFT JOIN msdb.dbo.syscategories c ON c.category_id = j.category_id
OUTER APPLY (SELECT TOP (1) * FROM msdb.dbo.sysjobhistory h WHERE h.job_id = j.job_id AND h.step_id = 0 ORDER BY h.instance_id DESC) h
ORDER BY j.name;

--## operators and alerts
SELECT name, email_address, enabled FROM msdb.dbo.sysoperators;
SELECT name, message_id, severity, enabled, last_occurrence_date FROM msdb.dbo.sysalerts;

--## configuration by procedure
EXEC sp_configure 'show advanced options', 1;
RECONFIGURE;
EXEC sp_configure 'max degree of parallelism';
-- least: 1

--## messages of the groups
SELECT message_id, severity, is_event_logged FROM sys.messages WHERE language_id = 1033 AND message_id BETWEEN 35200 AND 35300 ORDER BY message_id;
-- least: 50
