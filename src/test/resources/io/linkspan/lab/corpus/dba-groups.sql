-- Availability groups, seeding, endpoints and certificates as administrators look at them.

--## both: health of all groups
SELECT ag.name AS [AG Name], ag.is_distributed, ar.replica_server_name AS [Replica], ar.availability_mode_desc, ar.failover_mode_desc, ars.role_desc, ars.operational_state_desc,
       ars.connected_state_desc, ars.synchronization_health_desc, ars.last_connect_error_number, ars.last_connect_error_description
FROM sys.availability_groups AS ag WITH (NOLOCK)
INNER JOIN sys.availability_replicas AS ar WITH (NOLOCK) ON ag.group_id = ar.group_id
LEFT OUTER JOIN sys.dm_hadr_availability_replica_states AS ars WITH (NOLOCK) ON ar.replica_id = ars.replica_id AND ar.group_id = ars.group_id
ORDER BY ag.is_distributed, ag.name, ars.is_local DESC OPTION (RECOMPILE);
-- least: 2

--## both: databases of the groups
SELECT DB_NAME(drs.database_id) AS [Database], ag.name, drs.is_local, drs.is_primary_replica, drs.synchronization_state_desc, drs.synchronization_health_desc, drs.database_state_desc, drs.is_suspended,
       drs.suspend_reason_desc, drs.log_send_queue_size, drs.log_send_rate, drs.redo_queue_size, drs.redo_rate, drs.last_hardened_time, drs.last_redone_time, drs.last_commit_time, drs.secondary_lag_seconds
FROM sys.dm_hadr_database_replica_states drs
JOIN sys.availability_groups ag ON ag.group_id = drs.group_id
ORDER BY 1, 2, drs.is_local DESC;
-- least: 1

--## estimated time until redo has caught up
;WITH lag AS
(
    SELECT ar.replica_server_name, dcs.database_name, drs.redo_queue_size, drs.redo_rate, drs.log_send_queue_size, drs.log_send_rate, drs.last_commit_time, drs.is_local
    FROM sys.dm_hadr_database_replica_states drs
    JOIN sys.availability_replicas ar ON ar.replica_id = drs.replica_id
    JOIN sys.dm_hadr_database_replica_cluster_states dcs ON dcs.replica_id = drs.replica_id AND dcs.group_database_id = drs.group_database_id
),
pri AS (SELECT database_name, last_commit_time FROM lag WHERE is_local = 1)
SELECT l.replica_server_name, l.database_name,
       CAST(l.redo_queue_size / NULLIF(l.redo_rate, 0.0) AS decimal(18, 2)) AS [Redo completes in (s)],
       CAST(l.log_send_queue_size / NULLIF(l.log_send_rate, 0.0) AS decimal(18, 2)) AS [Send completes in (s)],
       DATEDIFF(SECOND, l.last_commit_time, p.last_commit_time) AS [RPO (s)]
FROM lag l
LEFT JOIN pri p ON p.database_name = l.database_name
ORDER BY l.database_name, l.replica_server_name;
-- least: 1

--## groups in one line each
SELECT ag.name, STUFF((SELECT ', ' + dc.database_name FROM sys.availability_databases_cluster dc WHERE dc.group_id = ag.group_id ORDER BY dc.database_name FOR XML PATH(''), TYPE).value('.', 'nvarchar(max)'), 1, 2, N'') AS databases
FROM sys.availability_groups ag WHERE ag.is_distributed = 0;
-- answer: AG_Ferries|Ferries

--## distributed groups with both members
SELECT ag.name AS [Distributed AG], STRING_AGG(CAST(ar.replica_server_name AS nvarchar(max)), N' <-> ') WITHIN GROUP (ORDER BY ar.replica_server_name) AS members, MAX(CASE WHEN ars.is_local = 1 THEN ars.role_desc END) AS [local role]
FROM sys.availability_groups ag
JOIN sys.availability_replicas ar ON ar.group_id = ag.group_id
LEFT JOIN sys.dm_hadr_availability_replica_states ars ON ars.replica_id = ar.replica_id
WHERE ag.is_distributed = 1
GROUP BY ag.name;
-- answer: DAG_Ferries|AG_Ferries <-> AG_Ferries_MI|PRIMARY

--## is this the primary
IF EXISTS (SELECT 1 FROM sys.dm_hadr_availability_replica_states rs JOIN sys.availability_groups g ON g.group_id = rs.group_id WHERE rs.is_local = 1 AND rs.role_desc = N'PRIMARY' AND g.name = N'AG_Ferries')
    PRINT N'primary, jobs may run';
ELSE
    RAISERROR(N'not the primary', 11, 1);
SELECT sys.fn_hadr_is_primary_replica(N'Ferries') AS [primary], sys.fn_hadr_backup_is_preferred_replica(N'Ferries') AS preferred;
-- answer: 1|1

--## progress of automatic seeding
SELECT start_time, completion_time, ag.name, has.current_state, has.performed_seeding, has.failure_state_desc, has.error_code, has.number_of_attempts
FROM sys.dm_hadr_automatic_seeding has
JOIN sys.availability_groups ag ON ag.group_id = has.ag_id
ORDER BY start_time DESC;
-- least: 1

--## physical seeding in percent
SELECT local_database_name, role_desc, internal_state_desc, transfer_rate_bytes_per_second / 1048576.0 AS [MB/s], transferred_size_bytes / 1048576 AS [MB done], database_size_bytes / 1048576 AS [MB total],
       CAST(100.0 * transferred_size_bytes / NULLIF(database_size_bytes, 0) AS decimal(5, 2)) AS [percent], start_time_utc, estimate_time_complete_utc, DATEDIFF(MINUTE, GETUTCDATE(), estimate_time_complete_utc) AS [minutes left]
FROM sys.dm_hadr_physical_seeding_stats;

--## endpoint of the groups
SELECT e.name, e.state_desc, e.role_desc, e.connection_auth_desc, e.encryption_algorithm_desc, t.port, t.ip_address, c.name AS certificate, DATEDIFF(DAY, SYSUTCDATETIME(), c.expiry_date) AS [days left]
FROM sys.database_mirroring_endpoints e
JOIN sys.tcp_endpoints t ON t.endpoint_id = e.endpoint_id
LEFT JOIN master.sys.certificates c ON c.certificate_id = e.certificate_id;
-- least: 1

--## certificates that end within two months, and the others
USE master;
SELECT name, subject, CONVERT(char(10), expiry_date, 120) AS expires,
       CASE WHEN expiry_date < SYSUTCDATETIME() THEN 'expired' WHEN expiry_date < DATEADD(MONTH, 2, SYSUTCDATETIME()) THEN 'soon' ELSE 'fine' END AS verdict,
       CONVERT(varchar(42), thumbprint, 1) AS thumbprint
FROM sys.certificates
WHERE name NOT LIKE '##%'
ORDER BY expiry_date;
-- least: 3

--## listeners and their addresses
SELECT ag.name, l.dns_name, l.port, ip.ip_address, ip.ip_subnet_mask, ip.state_desc
FROM sys.availability_group_listeners l
JOIN sys.availability_groups ag ON ag.group_id = l.group_id
JOIN sys.availability_group_listener_ip_addresses ip ON ip.listener_id = l.listener_id;

--## cluster
SELECT cluster_name, quorum_type_desc, quorum_state_desc FROM sys.dm_hadr_cluster;
SELECT member_name, member_type_desc, member_state_desc, number_of_quorum_votes FROM sys.dm_hadr_cluster_members;

--## page repairs
SELECT DB_NAME(database_id) AS db, file_id, page_id, error_type, page_status, modification_time FROM sys.dm_hadr_auto_page_repair ORDER BY modification_time DESC;

--## members of the distributed group as a table with one column each
SELECT p.* FROM (SELECT ar.replica_server_name AS member, ISNULL(ars.connected_state_desc, N'UNKNOWN') AS connected FROM sys.availability_replicas ar JOIN sys.availability_groups ag ON ag.group_id = ar.group_id
LEFT JOIN sys.dm_hadr_availability_replica_states ars ON ars.replica_id = ar.replica_id WHERE ag.name = N'DAG_Ferries') s PIVOT (MAX(connected) FOR member IN ([AG_Ferries], [AG_Ferries_MI])) AS p;
-- columns: AG_Ferries|AG_Ferries_MI

--## dashboard as JSON
SELECT ag.name AS [group], ag.is_distributed AS [distributed], (SELECT ar.replica_server_name AS name, ars.role_desc AS [role], ars.connected_state_desc AS [state.connected], ars.synchronization_health_desc AS [state.health]
       FROM sys.availability_replicas ar LEFT JOIN sys.dm_hadr_availability_replica_states ars ON ars.replica_id = ar.replica_id WHERE ar.group_id = ag.group_id FOR JSON PATH) AS replicas
FROM sys.availability_groups ag FOR JSON PATH, ROOT('groups');
-- least: 1
