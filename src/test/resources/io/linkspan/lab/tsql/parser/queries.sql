SELECT 1
GO
SELECT @@VERSION, @@SERVERNAME AS name, CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(128))
GO
SELECT OBJECT_ID(N'master.sys.sp_certificate_add_issuer')
GO
SELECT 1 FROM master.sys.symmetric_keys WHERE symmetric_key_id = 101
GO
SELECT is_master_key_encrypted_by_server FROM sys.databases WHERE name = 'master'
GO
SELECT port FROM sys.tcp_endpoints WHERE type_desc = 'DATABASE_MIRRORING'
GO
SELECT name FROM sys.availability_groups WHERE is_distributed = 1
GO
SELECT d.name, d.database_id, d.state_desc, d.user_access_desc, d.is_read_only, d.recovery_model_desc,
       d.collation_name, d.compatibility_level, d.source_database_id, d.is_in_standby, d.is_auto_close_on,
       d.replica_id, d.group_database_id, d.is_cdc_enabled, d.is_published, d.is_subscribed,
       d.is_merge_published, d.is_distributor, d.is_broker_enabled, d.is_encrypted, d.log_reuse_wait_desc
FROM sys.databases AS d WHERE d.name = @db;   -- 2019+: also is_accelerated_database_recovery_on
GO
SELECT COUNT(*) FROM sys.availability_databases_cluster WHERE group_id = @g
GO
SELECT SUM(size)*8/1024 FROM sys.database_files WHERE type = 1 GROUP BY type HAVING COUNT(*) > 1
GO
SELECT encryption_state, encryptor_type, encryptor_thumbprint FROM sys.dm_database_encryption_keys WHERE database_id = DB_ID(@db)
GO
SELECT CERTENCODED(CERT_ID(N'Cert_srv_endpoint'))
GO
SELECT e.name, e.state_desc, e.role_desc, e.connection_auth_desc, e.is_encryption_enabled, e.encryption_algorithm_desc, e.certificate_id, t.port, t.ip_address FROM sys.database_mirroring_endpoints e JOIN sys.tcp_endpoints t ON t.endpoint_id = e.endpoint_id
GO
-- SQL Server: connection of the DAG
SELECT ag.name, ar.replica_server_name, ar.endpoint_url, rs.role_desc, rs.connected_state_desc,
       rs.last_connect_error_number, rs.last_connect_error_description, rs.last_connect_error_timestamp
FROM sys.availability_groups ag
JOIN sys.availability_replicas ar ON ar.group_id = ag.group_id
LEFT JOIN sys.dm_hadr_availability_replica_states rs ON rs.replica_id = ar.replica_id
WHERE ag.is_distributed = 1;
GO
SELECT r.command, s.* FROM sys.dm_exec_requests r LEFT OUTER JOIN sys.dm_exec_sessions AS s ON s.session_id = r.session_id WHERE r.command = 'VDI_CLIENT_WORKER' /* nested /* comment */ here */
GO
SELECT log FROM msdb.dbo.sysjobstepslogs WHERE step_uid IN (SELECT step_uid FROM msdb.dbo.sysjobsteps)
GO
SELECT TOP (5) WITH TIES name FROM sys.tables ORDER BY name DESC
GO
SELECT TOP 10 PERCENT * FROM sys.objects o WITH (NOLOCK)
GO
SELECT DISTINCT a, b = 1, 'c' = 2, d AS [x y], e 'z', t.*, s.t.* FROM s.t AS t
GO
SELECT a FROM t WHERE a BETWEEN 1 AND 2 AND b NOT IN (1, 2, NULL) AND c IS NOT NULL AND d NOT LIKE '%[_]%' ESCAPE '\' OR NOT (e > ALL (SELECT 1))
GO
SELECT CASE WHEN a = 1 THEN 'x' WHEN a IN (2, 3) THEN 'y' ELSE 'z' END, CASE a WHEN 1 THEN 2 END FROM t
GO
SELECT CAST(a AS decimal(10, 2)), TRY_CAST(b AS int), CONVERT(varchar(30), GETDATE(), 126), TRY_CONVERT(uniqueidentifier, c), IIF(a > 1, 2, 3) FROM t
GO
SELECT COUNT(*), COUNT(DISTINCT a), SUM(b) OVER (PARTITION BY c ORDER BY d ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), STRING_AGG(a, ',') WITHIN GROUP (ORDER BY a) FROM t GROUP BY a, b
GO
SELECT ROW_NUMBER() OVER (ORDER BY (SELECT NULL)) AS n, LAG(a, 1, 0) OVER (ORDER BY a) FROM t
GO
SELECT * FROM a INNER JOIN b ON a.x = b.x LEFT JOIN c ON c.x = b.x RIGHT OUTER JOIN d ON d.x = c.x FULL JOIN e ON 1 = 1 CROSS JOIN f
GO
SELECT * FROM a JOIN (b JOIN c ON b.x = c.x) ON a.x = b.x, d INNER HASH JOIN e ON d.x = e.x
GO
SELECT * FROM a JOIN b LEFT JOIN c ON b.x = c.x ON a.x = b.x
GO
SELECT * FROM t CROSS APPLY (SELECT TOP 1 * FROM u WHERE u.x = t.x ORDER BY u.y) AS q OUTER APPLY sys.fn_get(t.a, DEFAULT) f (c1, c2)
GO
SELECT * FROM (VALUES (1, N'a'), (2, N'b')) AS v (id, name)
GO
WITH a AS (SELECT 1 AS x), b (y) AS (SELECT x FROM a) SELECT * FROM a CROSS JOIN b
GO
WITH r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 10) SELECT n FROM r OPTION (MAXRECURSION 100, RECOMPILE)
GO
SELECT a FROM t UNION SELECT a FROM u EXCEPT SELECT 1 INTERSECT (SELECT 2) ORDER BY 1
GO
SELECT a FROM t ORDER BY a ASC, b DESC OFFSET 10 ROWS FETCH NEXT 5 ROWS ONLY
GO
SELECT a FROM t WHERE EXISTS (SELECT * FROM u WHERE u.x = t.x) AND (SELECT MAX(y) FROM u) > 3
GO
SELECT a AS [@id], b FROM t FOR XML PATH('row'), ROOT('rows'), TYPE
GO
SELECT a FROM t FOR JSON PATH, WITHOUT_ARRAY_WRAPPER
GO
SELECT STUFF((SELECT ',' + name FROM sys.columns c WHERE c.object_id = t.object_id ORDER BY column_id FOR XML PATH('')), 1, 1, '') FROM sys.tables t
GO
SELECT @a = name, @b += 1 FROM sys.databases
GO
SELECT * INTO #t FROM sys.databases WHERE 1 = 0
GO
SELECT -1, +2, ~3, - -4, 1 + 2 * 3 - 4 / 5 % 6 & 7 | 8 ^ 9, (1 + 2) * 3
GO
SELECT 1., .5, 1e5, 1.5E-3, $12.34, 0xDEADBEEF, 0x, N'é''s', 'it''s', 12345678901234567890
GO
SELECT DATEADD(day, -1, GETDATE()), DATEDIFF(ms, a, b), DATENAME(weekday, SYSDATETIME()), CURRENT_TIMESTAMP, SYSTEM_USER FROM t
GO
SELECT a COLLATE Latin1_General_CS_AS, b AT TIME ZONE 'UTC' AT TIME ZONE 'Central European Standard Time' FROM t WHERE a = N'x' COLLATE DATABASE_DEFAULT
GO
SELECT "quoted name", [br]]acket], [from] FROM "dbo".[my table]
GO
SELECT * FROM master..sysdatabases, srv.db.sch.obj, tempdb..#x
GO
SELECT NEXT VALUE FOR dbo.q, LEFT('abc', 2), RIGHT('abc', 1), COALESCE(NULL, 1), NULLIF(1, 2), TRIM('x' FROM 'xax')
GO
SELECT * FROM @t AS x JOIN OPENJSON(@j) WITH (id int '$.id', doc nvarchar(max) AS JSON) j ON j.id = x.id
GO
SELECT {fn NOW()}, {d '2026-01-01'}, {ts '2026-01-01 00:00:00'}
GO
SELECT a FROM t WHERE a IS NOT DISTINCT FROM b AND a <> 1 AND a != 2 AND a !< 3 AND a !> 4
GO
DECLARE @x int = 1, @y nvarchar(max), @z decimal(10, 2); SET @x = @x + 1; SET @x += 2; SELECT @x
GO
DECLARE @t TABLE (id int PRIMARY KEY, name nvarchar(10) NOT NULL); INSERT INTO @t (id, name) VALUES (1, N'a'); SELECT * FROM @t
GO
IF EXISTS (SELECT 1 FROM sys.databases) SELECT 1; ELSE IF 1 = 0 BEGIN SELECT 2 END ELSE SELECT 3
GO
WHILE @i < 10 BEGIN SET @i += 1 IF @i = 5 CONTINUE IF @i = 7 BREAK END
GO
BEGIN TRY SELECT 1/0 END TRY BEGIN CATCH SELECT ERROR_NUMBER(), ERROR_MESSAGE(); THROW; END CATCH; THROW 50000, N'text', 1
GO
RAISERROR (N'Fault %s %d', 16, 1, @a, 5) WITH NOWAIT, LOG; PRINT N'a' + CAST(1 AS nvarchar(10)); WAITFOR DELAY '00:00:01'; RETURN
GO
BEGIN TRAN t1; SAVE TRANSACTION s1; ROLLBACK TRAN s1; COMMIT TRANSACTION; BEGIN TRANSACTION COMMIT WORK
GO
SET NOCOUNT, XACT_ABORT ON; SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED; SET LOCK_TIMEOUT 5000; SET IDENTITY_INSERT dbo.t ON; SET DATEFIRST 1; SET LANGUAGE us_english; SET DEADLOCK_PRIORITY -5; SET TEXTSIZE 2147483647
GO
DECLARE c CURSOR LOCAL FAST_FORWARD FOR SELECT name FROM sys.databases; OPEN c; FETCH NEXT FROM c INTO @n; WHILE @@FETCH_STATUS = 0 FETCH NEXT FROM c INTO @n; CLOSE c; DEALLOCATE c
GO
DECLARE @c CURSOR; SET @c = CURSOR STATIC FOR SELECT 1; OPEN @c; FETCH ABSOLUTE 2 FROM @c; FETCH c
GO
again: SET @i = @i + 1; IF @i < 3 GOTO again
GO
INSERT t DEFAULT VALUES; INSERT INTO t SELECT * FROM u; INSERT t (a) EXEC p 1, @b OUTPUT, @c = DEFAULT; INSERT TOP (5) INTO t (a) OUTPUT inserted.id INTO @ids (id) SELECT 1
GO
UPDATE t SET a = 1, b += 2, @v = c = 3, d = DEFAULT OUTPUT deleted.a, inserted.* FROM t JOIN u ON t.x = u.x WHERE t.a = 1; UPDATE TOP (10) t SET a = 2
GO
DELETE FROM t OUTPUT deleted.* WHERE a = 1; DELETE t FROM t AS x WHERE x.a = 1; DELETE TOP (5) t; TRUNCATE TABLE dbo.t; DELETE t WHERE CURRENT OF c
GO
WITH c AS (SELECT 1 AS id) MERGE INTO t WITH (HOLDLOCK) AS a USING c AS s ON a.id = s.id WHEN MATCHED AND a.x > 1 THEN UPDATE SET x = 2 WHEN NOT MATCHED BY TARGET THEN INSERT (id) VALUES (s.id) WHEN NOT MATCHED BY SOURCE THEN DELETE OUTPUT $action, inserted.id;
GO
sp_who2
GO
SELECT 1 AS a;;; SELECT 2
GO
EXEC sp_executesql N'SELECT @p', N'@p int', @p = 1; EXEC dbo.p;1; EXEC p -5, NULL, abc
