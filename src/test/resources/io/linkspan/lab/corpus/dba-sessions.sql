-- Sessions, locks and transactions.

--## both: who is connected
SELECT s.session_id, s.login_name, s.host_name, s.program_name, s.status, DB_NAME(s.database_id) AS db, s.open_transaction_count, s.login_time, s.last_request_start_time, c.client_net_address, c.encrypt_option, c.auth_scheme, c.net_transport
FROM sys.dm_exec_sessions s LEFT JOIN sys.dm_exec_connections c ON c.session_id = s.session_id WHERE s.is_user_process = 1 ORDER BY s.session_id;
-- least: 1

--## connections by program
SELECT s.host_name, s.program_name, s.login_name, COUNT(*) AS connections, SUM(CASE WHEN s.status = 'running' THEN 1 ELSE 0 END) AS running FROM sys.dm_exec_sessions s WHERE s.is_user_process = 1 GROUP BY GROUPING SETS ((s.host_name, s.program_name, s.login_name), ()) ORDER BY connections DESC;
-- least: 2

--## what runs now
SELECT r.session_id, r.status, r.command, r.wait_type, r.wait_time, r.blocking_session_id, r.percent_complete, r.total_elapsed_time, DB_NAME(r.database_id) AS db, SUBSTRING(t.text, (r.statement_start_offset / 2) + 1, ((CASE r.statement_end_offset WHEN -1 THEN DATALENGTH(t.text) ELSE r.statement_end_offset END - r.statement_start_offset) / 2) + 1) AS statement_text, t.text
FROM sys.dm_exec_requests r CROSS APPLY sys.dm_exec_sql_text(r.sql_handle) t WHERE r.session_id > 50 ORDER BY r.total_elapsed_time DESC;
-- least: 1

--## who blocks whom
WITH blockers AS
(
    SELECT r.session_id, r.blocking_session_id, 0 AS depth FROM sys.dm_exec_requests r WHERE r.blocking_session_id <> 0
    UNION ALL
    SELECT s.session_id, s.blocking_session_id, b.depth + 1 FROM sys.dm_exec_requests s JOIN blockers b ON s.session_id = b.blocking_session_id
)
SELECT * FROM blockers ORDER BY depth;

--## waiting tasks
SELECT owt.session_id, owt.exec_context_id, owt.wait_duration_ms, owt.wait_type, owt.blocking_session_id, owt.resource_description, es.program_name FROM sys.dm_os_waiting_tasks owt JOIN sys.dm_exec_sessions es ON owt.session_id = es.session_id WHERE es.is_user_process = 1 ORDER BY owt.session_id;

--## locks by kind
SELECT resource_type, resource_database_id, request_mode, request_status, COUNT(*) AS locks FROM sys.dm_tran_locks GROUP BY resource_type, resource_database_id, request_mode, request_status;

--## open transactions
BEGIN TRANSACTION;
SELECT st.session_id, at.transaction_id, at.name, at.transaction_begin_time, at.transaction_state, at.transaction_type FROM sys.dm_tran_active_transactions at JOIN sys.dm_tran_session_transactions st ON st.transaction_id = at.transaction_id WHERE st.session_id = @@SPID;
ROLLBACK TRANSACTION;
-- least: 1

--## oldest transaction
DBCC OPENTRAN ('Ferries') WITH NO_INFOMSGS;

--## last batch of each session
SELECT s.session_id, b.event_type, b.event_info FROM sys.dm_exec_sessions s CROSS APPLY sys.dm_exec_input_buffer(s.session_id, NULL) b WHERE s.is_user_process = 1;
-- least: 1

--## by the old procedures
EXEC sp_who2;
-- least: 1

--## my rights
SELECT permission_name FROM sys.fn_my_permissions(NULL, N'SERVER') ORDER BY permission_name;
SELECT HAS_PERMS_BY_NAME(NULL, NULL, 'VIEW SERVER STATE') AS server_state, HAS_PERMS_BY_NAME('Ferries', 'DATABASE', 'ALTER') AS alter_db;
-- answer: 1|1

--## extended events
SELECT s.name, s.create_time, s.total_regular_buffers, s.dropped_event_count FROM sys.dm_xe_sessions s ORDER BY s.name;

--## tcp listeners
SELECT listener_id, ip_address, is_ipv4, port, type_desc, state_desc FROM sys.dm_tcp_listener_states ORDER BY listener_id;
-- least: 1

--## memory of the machine
SELECT total_physical_memory_kb / 1024 AS [MB], available_physical_memory_kb / 1024 AS [free MB], system_memory_state_desc FROM sys.dm_os_sys_memory;
-- least: 1
