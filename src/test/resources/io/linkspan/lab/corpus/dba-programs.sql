-- Scripts with flow of control: cursors, dynamic SQL, tables of their own.

--## a cursor over the databases
SET NOCOUNT ON;
DECLARE @name sysname, @sql nvarchar(max), @report nvarchar(max) = N'';
DECLARE db CURSOR LOCAL FAST_FORWARD FOR SELECT name FROM sys.databases WHERE database_id > 4 AND state = 0 ORDER BY name;
OPEN db;
FETCH NEXT FROM db INTO @name;
WHILE @@FETCH_STATUS = 0
BEGIN
    SET @sql = N'SELECT @n = COUNT(*) FROM ' + QUOTENAME(@name) + N'.sys.tables';
    DECLARE @n int;
    EXEC sp_executesql @sql, N'@n int OUTPUT', @n = @n OUTPUT;
    SET @report += CONCAT(@name, N':', @n, N' ');
    FETCH NEXT FROM db INTO @name;
END
CLOSE db;
DEALLOCATE db;
SELECT RTRIM(@report) AS report;
-- least: 1

--## one statement for all databases
DECLARE @sql nvarchar(max) = N'';
SELECT @sql = @sql + N'SELECT ' + QUOTENAME(name, '''') + N' AS db, COUNT(*) AS files FROM ' + QUOTENAME(name) + N'.sys.database_files UNION ALL ' FROM sys.databases WHERE state = 0 AND database_id > 4;
SET @sql = LEFT(@sql, LEN(@sql) - LEN(N' UNION ALL')) + N' ORDER BY db';
EXEC (@sql);
-- answer: Archive|3;Ferries|2;Timetable|2

--## a table of one's own, filled by MERGE with OUTPUT
USE tempdb;
CREATE TABLE #watch (name sysname PRIMARY KEY, state_desc nvarchar(60), seen int DEFAULT 1);
DECLARE @log TABLE (act nvarchar(10), name sysname);
MERGE #watch AS t USING (SELECT name, state_desc FROM sys.databases WHERE database_id <= 4) AS s ON t.name = s.name
WHEN MATCHED THEN UPDATE SET seen = t.seen + 1, state_desc = s.state_desc
WHEN NOT MATCHED THEN INSERT (name, state_desc) VALUES (s.name, s.state_desc)
OUTPUT $action, inserted.name INTO @log;
MERGE #watch AS t USING (SELECT name, state_desc FROM sys.databases WHERE database_id <= 3) AS s ON t.name = s.name
WHEN MATCHED THEN UPDATE SET seen = t.seen + 1
WHEN NOT MATCHED BY SOURCE THEN DELETE
OUTPUT $action, COALESCE(inserted.name, deleted.name) INTO @log;
SELECT act, COUNT(*) AS n FROM @log GROUP BY act ORDER BY act;
DROP TABLE #watch;
-- answer: DELETE|1;INSERT|4;UPDATE|3

--## retry with a pause
DECLARE @tries int = 0, @done bit = 0;
WHILE @tries < 3 AND @done = 0
BEGIN
    BEGIN TRY
        SET @tries += 1;
        IF @tries < 3 THROW 50001, N'not yet', 1;
        SET @done = 1;
    END TRY
    BEGIN CATCH
        IF ERROR_NUMBER() <> 50001 THROW;
        WAITFOR DELAY '00:00:00.010';
    END CATCH
END
SELECT @tries AS tries, @done AS done;
-- answer: 3|1

--## as somebody else
USE master;
CREATE LOGIN corpus_reader WITH PASSWORD = 'Str0ng!Reader', CHECK_POLICY = OFF;
EXECUTE AS LOGIN = 'corpus_reader';
SELECT SUSER_SNAME() AS me, ORIGINAL_LOGIN() AS original, IS_SRVROLEMEMBER('sysadmin') AS admin;
REVERT;
DROP LOGIN corpus_reader;

--## backup of every database that wants it
DECLARE @db sysname, @file nvarchar(260), @stamp char(8) = CONVERT(char(8), GETDATE(), 112);
DECLARE c CURSOR LOCAL STATIC READ_ONLY FORWARD_ONLY FOR SELECT name FROM sys.databases WHERE name IN (N'Archive', N'Timetable') ORDER BY name;
OPEN c;
WHILE 1 = 1
BEGIN
    FETCH NEXT FROM c INTO @db;
    IF @@FETCH_STATUS <> 0 BREAK;
    SET @file = @db + N'_' + @stamp + N'.bak';
    BACKUP DATABASE @db TO DISK = @file WITH COPY_ONLY, INIT, COMPRESSION, CHECKSUM, STATS = 10;
END
CLOSE c; DEALLOCATE c;
SELECT COUNT(DISTINCT database_name) AS done FROM msdb.dbo.backupset WHERE is_copy_only = 1 AND database_name IN (N'Archive', N'Timetable');
-- answer: 2

--## numbers, gaps and islands
WITH n AS (SELECT TOP (20) ROW_NUMBER() OVER (ORDER BY (SELECT NULL)) AS i FROM sys.all_columns), odd AS (SELECT i FROM n WHERE i NOT IN (4, 5, 11)), g AS (SELECT i, i - ROW_NUMBER() OVER (ORDER BY i) AS grp FROM odd)
SELECT MIN(i) AS [from], MAX(i) AS [to], COUNT(*) AS n FROM g GROUP BY grp ORDER BY 1;
-- answer: 1|3|3;6|10|5;12|20|9

--## running totals and moving averages of backups
SELECT database_name, backup_set_id, backup_size, SUM(backup_size) OVER (PARTITION BY database_name ORDER BY backup_set_id ROWS UNBOUNDED PRECEDING) AS running, AVG(backup_size) OVER (PARTITION BY database_name ORDER BY backup_set_id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS moving,
       FIRST_VALUE(backup_start_date) OVER (PARTITION BY database_name ORDER BY backup_set_id) AS first, NTILE(4) OVER (ORDER BY backup_set_id) AS quarter, PERCENT_RANK() OVER (ORDER BY backup_size) AS pr
FROM msdb.dbo.backupset;
-- least: 1

--## values of JSON against the databases
DECLARE @wanted nvarchar(max) = N'[{"name":"Ferries","model":"FULL"},{"name":"Timetable","model":"FULL"},{"name":"Nope","model":"FULL"}]';
SELECT j.name, j.model, COALESCE(d.recovery_model_desc, N'missing') AS found FROM OPENJSON(@wanted) WITH (name sysname, model nvarchar(60)) j LEFT JOIN sys.databases d ON d.name = j.name WHERE d.recovery_model_desc IS NULL OR d.recovery_model_desc <> j.model ORDER BY j.name;
-- answer: Nope|FULL|missing;Timetable|FULL|SIMPLE

--## a procedure with defaults, output and a return code
USE Ferries;
EXEC ('CREATE OR ALTER PROCEDURE dbo.corpus_count @table sysname, @least int = 0, @n int OUTPUT AS
BEGIN
    SET NOCOUNT, XACT_ABORT ON;
    DECLARE @sql nvarchar(max) = N''SELECT @n = COUNT(*) FROM '' + QUOTENAME(@table);
    EXEC sys.sp_executesql @sql, N''@n int OUTPUT'', @n OUTPUT;
    IF @n < @least RETURN 1;
    RETURN 0;
END');
DECLARE @rc int, @found int;
EXEC @rc = dbo.corpus_count N'Harbours', @least = 1, @n = @found OUTPUT;
SELECT @rc AS rc, CASE WHEN @found > 0 THEN 1 ELSE 0 END AS found;
DROP PROCEDURE dbo.corpus_count;
-- answer: 0|1

--## string work
SELECT value, LEN(value) AS n FROM STRING_SPLIT(N'node1,node22,node333', N',') ORDER BY n DESC;
SELECT PARSENAME('10.0.0.4', 1) AS last_octet, REVERSE(STUFF(REVERSE('TCP://HARBOUR01:5022'), 1, CHARINDEX(':', REVERSE('TCP://HARBOUR01:5022')), '')) AS host, FORMAT(1234567.891, 'N2') AS n, TRANSLATE('a-b_c', '-_', '  ') AS t, CONCAT_WS('/', 'a', NULL, 'b') AS ws, REPLICATE('0', 3) + CAST(7 AS varchar(2)) AS padded;
-- answer: 4|TCP://HARBOUR01|1,234,567.89|a b c|a/b|0007

--## dates as people ask for them
SELECT DATEDIFF(DAY, '20240228', '20240301') AS leap, EOMONTH('2026-02-10') AS eom, DATEADD(MONTH, DATEDIFF(MONTH, 0, CAST('2026-03-17' AS datetime)), 0) AS first_of_month, CONVERT(varchar(19), CAST('2026-03-17T08:09:10' AS datetime2(0)), 120) AS iso, DATENAME(WEEKDAY, '2026-03-17') AS day, AT_ZONE FROM (SELECT CAST('2026-07-01 12:00' AS datetime2(0)) AT TIME ZONE 'UTC' AT TIME ZONE 'W. Europe Standard Time' AS AT_ZONE) z;
-- answer: 2|2026-02-28|2026-03-01 00:00:00.0|2026-03-17 08:09:10|Tuesday|2026-07-01 14:00:00 +02:00
