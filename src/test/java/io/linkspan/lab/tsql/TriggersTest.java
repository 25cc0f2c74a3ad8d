package io.linkspan.lab.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By CREATE TRIGGER, ENABLE TRIGGER, DISABLE TRIGGER, DDL events, DDL event groups, EVENTDATA, sys.triggers, sys.trigger_events and sys.server_triggers of the SQL documentation. */
class TriggersTest {

    private final Shell shell = Shell.open();

    @BeforeEach
    void tables() {
        shell.rows("CREATE TABLE T (id int IDENTITY PRIMARY KEY, v varchar(10) NOT NULL); CREATE TABLE L (what nvarchar(200)); INSERT T VALUES ('one'), ('two')");
    }

    @Test
    void insteadOfAnInsertTheTriggerRunsAndSeesWhatWasOffered() {
        shell.rows("CREATE TRIGGER I ON T INSTEAD OF INSERT AS INSERT L SELECT CONCAT(id, '/', ISNULL(v, 'nothing')) FROM inserted");
        assertEquals(0, shell.error("INSERT T (v) VALUES ('three'), (NULL)"));
        assertEquals("0/three;0/nothing", shell.rows("SELECT what FROM L ORDER BY what DESC"));
        assertEquals("2", shell.rows("SELECT COUNT(*) FROM T"));
    }

    @Test
    void whatTheTriggerDoesToItsOwnTableIsDoneAndFiresTheTriggersAfterIt() {
        shell.rows("CREATE TRIGGER I ON T INSTEAD OF INSERT AS INSERT T (v) SELECT UPPER(v) FROM inserted");
        shell.rows("CREATE TRIGGER A ON T AFTER INSERT AS INSERT L SELECT v FROM inserted");
        shell.rows("INSERT T (v) VALUES ('three')");
        assertEquals("one;two;THREE", shell.rows("SELECT v FROM T ORDER BY id"));
        assertEquals("THREE", shell.rows("SELECT what FROM L"));
    }

    @Test
    void insteadOfUpdateAndDeleteNothingChangesButWhatTheTriggerDoes() {
        shell.rows("CREATE TRIGGER U ON T INSTEAD OF UPDATE, DELETE AS INSERT L SELECT CONCAT(d.v, '>', ISNULL(i.v, 'gone')) FROM deleted d LEFT JOIN inserted i ON i.id = d.id");
        shell.rows("UPDATE T SET v = 'x' WHERE id = 1; DELETE T WHERE id = 2");
        assertEquals("one>x;two>gone", shell.rows("SELECT what FROM L ORDER BY what"));
        assertEquals("one;two", shell.rows("SELECT v FROM T ORDER BY id"));
        assertEquals(5316, shell.error("MERGE T USING (SELECT 1 AS id) s ON T.id = s.id WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT (v) VALUES ('m');"));
        shell.rows("MERGE T USING (SELECT 1 AS id) s ON T.id = s.id WHEN MATCHED THEN DELETE;");
        assertEquals("3|2", shell.rows("SELECT (SELECT COUNT(*) FROM L), (SELECT COUNT(*) FROM T)"));
    }

    @Test
    void aViewCanBeWrittenToWhereATriggerStandsForIt() {
        shell.rows("CREATE VIEW W AS SELECT id, v, LEN(v) AS n FROM T");
        assertEquals(4406, shell.error("INSERT W (v, n) VALUES ('x', 1)"));
        shell.rows("CREATE TRIGGER VI ON W INSTEAD OF INSERT AS INSERT T (v) SELECT REPLICATE(v, n) FROM inserted");
        shell.rows("CREATE TRIGGER VD ON W INSTEAD OF DELETE AS DELETE T WHERE id IN (SELECT id FROM deleted)");
        shell.rows("INSERT W (v, n) VALUES ('x', 3); DELETE W WHERE n = 3 AND v = 'one'");
        assertEquals("two;xxx", shell.rows("SELECT v FROM T ORDER BY id"));
    }

    @Test
    void whatCannotBeATriggerIsRefused() {
        shell.rows("CREATE VIEW W AS SELECT id FROM T");
        assertEquals(8197, shell.error("CREATE TRIGGER X ON W AFTER INSERT AS RETURN"));
        assertEquals(8197, shell.error("CREATE TRIGGER X ON Nope INSTEAD OF INSERT AS RETURN"));
        shell.rows("CREATE TRIGGER I ON T INSTEAD OF INSERT AS RETURN");
        assertEquals(2111, shell.error("CREATE TRIGGER J ON T INSTEAD OF INSERT, DELETE AS RETURN"));
        assertEquals(334, shell.error("INSERT T (v) OUTPUT inserted.id VALUES ('x')"));
        shell.rows("CREATE TABLE C (id int REFERENCES T ON DELETE CASCADE)");
        assertEquals(2113, shell.error("CREATE TRIGGER X ON C INSTEAD OF DELETE AS RETURN"));
        assertEquals(1084, shell.error("CREATE TRIGGER X ON DATABASE FOR NONSENSE AS RETURN"));
        assertEquals(1094, shell.error("CREATE TRIGGER dbo.X ON DATABASE FOR CREATE_TABLE AS RETURN"));
        assertEquals(1098, shell.error("CREATE TRIGGER X ON DATABASE FOR DDL_EVENTS AS RETURN"));
        assertEquals(40000, shell.error("CREATE TRIGGER X ON ALL SERVER FOR CREATE_LOGIN AS RETURN"));
    }

    @Test
    void aTriggerOfTheDatabaseSeesWhatIsDefined() {
        shell.rows("CREATE TRIGGER D ON DATABASE FOR DDL_TABLE_EVENTS, CREATE_VIEW AS DECLARE @e xml = EVENTDATA(); INSERT L SELECT @e.value('(/EVENT_INSTANCE/EventType)[1]', 'nvarchar(50)') + ' ' + "
                + "@e.value('(/EVENT_INSTANCE/ObjectName)[1]', 'nvarchar(50)') + ' ' + @e.value('(/EVENT_INSTANCE/LoginName)[1]', 'nvarchar(50)') + ' ' + @e.value('(/EVENT_INSTANCE/TSQLCommand/CommandText)[1]', 'nvarchar(99)')");
        shell.rows("CREATE TABLE N (a int)");
        shell.rows("CREATE VIEW W AS SELECT 1 AS one");
        shell.rows("CREATE TABLE #t (a int); CREATE PROCEDURE P AS RETURN".split(";")[0]);
        shell.rows("DROP TABLE N");
        assertEquals("CREATE_TABLE N dba CREATE TABLE N (a int);CREATE_VIEW W dba CREATE VIEW W AS SELECT 1 AS one;DROP_TABLE N dba DROP TABLE N", shell.rows("SELECT what FROM L"));
        assertEquals("NULL", shell.rows("SELECT CAST(EVENTDATA() AS nvarchar(max))"));
    }

    @Test
    void aRollbackInATriggerTakesTheStatementBack() {
        shell.rows("CREATE TRIGGER Safety ON DATABASE FOR DROP_TABLE, ALTER_TABLE AS RAISERROR('not here', 10, 1); ROLLBACK");
        assertEquals(3609, shell.error("DROP TABLE T"));
        assertEquals("[not here]", shell.messages().toString());
        assertEquals("2", shell.rows("SELECT COUNT(*) FROM T"));
        shell.rows("DISABLE TRIGGER Safety ON DATABASE; DROP TABLE T");
        assertEquals(4929, shell.error("ENABLE TRIGGER Nope ON DATABASE"));
        shell.rows("ENABLE TRIGGER ALL ON DATABASE");
        assertEquals(3609, shell.error("DROP TABLE L"));
        shell.rows("DROP TRIGGER Safety ON DATABASE; DROP TABLE L");
        assertEquals(3701, shell.error("DROP TRIGGER Safety ON DATABASE"));
    }

    @Test
    void aTriggerOfTheServerSeesEveryDatabase() {
        shell.rows("CREATE DATABASE Other; CREATE TABLE master.dbo.Seen (what nvarchar(99))");
        shell.rows("CREATE TRIGGER S ON ALL SERVER FOR CREATE_TABLE AS INSERT Seen SELECT DB_NAME() + ':' + EVENTDATA().value('(/EVENT_INSTANCE/DatabaseName)[1]', 'nvarchar(99)')");
        shell.rows("CREATE TABLE Other.dbo.N (a int); CREATE TABLE N (a int)");
        assertEquals("master:Other;master:Sales", shell.rows("SELECT what FROM master.dbo.Seen"));
        assertEquals("S|100|SERVER|0", shell.rows("SELECT name, parent_class, parent_class_desc, is_disabled FROM sys.server_triggers"));
        assertEquals("21|CREATE_TABLE", shell.rows("SELECT type, type_desc FROM sys.server_trigger_events"));
        shell.rows("DISABLE TRIGGER S ON ALL SERVER; CREATE TABLE M (a int)");
        assertEquals("2|1", shell.rows("SELECT (SELECT COUNT(*) FROM master.dbo.Seen), (SELECT COUNT(*) FROM sys.server_triggers WHERE is_disabled = 1)"));
        shell.rows("DROP TRIGGER S ON ALL SERVER");
        assertEquals("0", shell.rows("SELECT COUNT(*) FROM sys.server_triggers"));
    }

    @Test
    void whatTheLabCannotTakeBackIsNotDoneWhileATriggerCouldAskForIt() {
        shell.rows("CREATE TRIGGER Wide ON ALL SERVER FOR DDL_EVENTS AS PRINT 'seen'");
        assertEquals(40000, shell.error("CREATE LOGIN held WITH PASSWORD = 'Shell-1234'"));
        assertEquals("0", shell.rows("SELECT COUNT(*) FROM sys.server_principals WHERE name = 'held'"));
        shell.run("CREATE TABLE Fine (a int)");
        assertEquals("[seen]", shell.messages().toString());
    }

    @Test
    void triggersAreInTheViews() {
        shell.rows("CREATE TRIGGER I ON T INSTEAD OF INSERT, UPDATE AS RETURN");
        shell.rows("CREATE TRIGGER D ON DATABASE FOR DDL_VIEW_EVENTS AS RETURN");
        assertEquals("D|DATABASE|0|0;I|OBJECT_OR_COLUMN|1|1", shell.rows("SELECT name, parent_class_desc, CASE WHEN parent_id = OBJECT_ID('T') THEN 1 ELSE parent_id END, is_instead_of_trigger FROM sys.triggers ORDER BY name"));
        assertEquals("1|INSERT|NULL;2|UPDATE|NULL;41|CREATE_VIEW|DDL_VIEW_EVENTS;42|ALTER_VIEW|DDL_VIEW_EVENTS;43|DROP_VIEW|DDL_VIEW_EVENTS",
                shell.rows("SELECT type, type_desc, event_group_type_desc FROM sys.trigger_events ORDER BY type"));
        assertEquals("I", shell.rows("SELECT name FROM sys.objects WHERE type = 'TR'"));
        assertTrue(shell.rows("SELECT definition FROM sys.sql_modules m JOIN sys.triggers t ON t.object_id = m.object_id WHERE t.name = 'D'").startsWith("CREATE TRIGGER D ON DATABASE"));
    }

    @Test
    void aTransactionThatIsRolledBackLeavesNoTrigger() {
        shell.rows("BEGIN TRAN");
        shell.rows("CREATE TRIGGER D ON DATABASE FOR CREATE_TABLE AS RETURN");
        shell.rows("ROLLBACK");
        assertEquals("0", shell.rows("SELECT COUNT(*) FROM sys.triggers"));
    }
}
