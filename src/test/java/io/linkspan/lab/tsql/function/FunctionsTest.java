package io.linkspan.lab.tsql.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.tsql.Shell;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Functions and operators as a query uses them. */
class FunctionsTest {

    private static Stream<DynamicTest> values(String... rows) {
        Shell shell = Shell.open();
        return Stream.of(rows).map(row -> row.split(" => ", -1)).map(row -> DynamicTest.dynamicTest(row[0], () -> assertEquals(row[1], shell.rows("SELECT " + row[0]))));
    }

    private static Stream<DynamicTest> errors(String... rows) {
        Shell shell = Shell.open();
        return Stream.of(rows).map(row -> row.split(" => ")).map(row -> DynamicTest.dynamicTest(row[0], () -> assertEquals(Integer.parseInt(row[1]), shell.error("SELECT " + row[0]))));
    }

    @TestFactory
    Stream<DynamicTest> text() {
        return values("LEN('abc  ') => 3", "LEN(N'') => 0", "LEN(NULL) => NULL", "DATALENGTH(N'abc') => 6", "DATALENGTH('abc ') => 4", "DATALENGTH(5) => 4", "SUBSTRING('abcdef', 2, 3) => bcd", "SUBSTRING('abc', 0, 2) => a", "SUBSTRING('abc', 5, 2) => ",
                "SUBSTRING(0x010203, 2, 1) => 0x02", "LEFT('abc', 2) => ab", "RIGHT('abc', 2) => bc", "LEFT('abc', 9) => abc", "LTRIM('  a ') => a ", "RTRIM(' a  ') =>  a", "TRIM('  a ') => a", "TRIM('x' FROM 'xxaxx') => a", "UPPER('aé') => AÉ",
                "LOWER('AÉ') => aé", "REPLACE('aBcb', 'B', 'x') => axcx", "REPLACE('abc', '', 'x') => abc", "STUFF('abcdef', 2, 3, 'X') => aXef", "STUFF('abc', 5, 1, 'X') => NULL", "STUFF('abc', 1, 1, NULL) => bc", "CHARINDEX('C', 'abcabc') => 3",
                "CHARINDEX('c', 'abcabc', 4) => 6", "CHARINDEX('x', 'abc') => 0", "PATINDEX('%[0-9]%', 'ab3d') => 3", "PATINDEX('ab%', 'abc') => 1", "PATINDEX('b%', 'abc') => 0", "REPLICATE('ab', 3) => ababab", "REVERSE('abc') => cba", "SPACE(2) + 'x' =>   x",
                "STR(123.456, 6, 2) => 123.46", "STR(12) =>         12", "STR(123, 2) => **", "CHAR(65) => A", "NCHAR(8364) => €", "ASCII('A') => 65", "UNICODE(N'€') => 8364", "QUOTENAME('a]b') => [a]]b]", "QUOTENAME('it''s', '''') => 'it''s'", "QUOTENAME('a', '\"') => \"a\"",
                "CONCAT('a', NULL, 1, N'b') => a1b", "CONCAT_WS(',', 'a', NULL, 'b') => a,b", "TRANSLATE('2*[3+4]', '[]', '()') => 2*(3+4)", "STRING_ESCAPE('a\"b/', 'json') => a\\\"b\\/", "PARSENAME('srv.db..obj', 1) => obj", "PARSENAME('srv.db..obj', 2) => NULL",
                "PARSENAME('16.0.4165.4', 4) => 16", "PARSENAME('[a.b].c', 2) => a.b", "SOUNDEX('Robert') => R163", "DIFFERENCE('Robert', 'Rupert') => 4", "FORMAT(1234.5, 'N2') => 1,234.50", "FORMAT(7, '000') => 007", "FORMAT(CAST('2026-07-05' AS date), 'yyyy-MM-dd') => 2026-07-05",
                "'a' + 'b' => ab", "'a' + NULL => NULL", "1 + '2' => 3", "N'x' + CAST(1 AS nvarchar(5)) => x1");
    }

    @TestFactory
    Stream<DynamicTest> numbers() {
        return values("7 / 2 => 3", "-7 / 2 => -3", "7 % 3 => 1", "-7 % 3 => -1", "7 / 2.0 => 3.500000", "1.0 / 3 => 0.333333", "2.0 / 3 => 0.666666", "1 + 2 * 3 => 7", "5 & 3 => 1", "5 | 3 => 7", "5 ^ 3 => 6", "~5 => -6", "- 5 + 2 => -3", "ABS(-5) => 5", "CEILING(1.2) => 2", "FLOOR(-1.2) => -2",
                "ROUND(123.456, 2) => 123.460", "ROUND(123.456, -1) => 120.000", "ROUND(150.75, 0, 1) => 150.00", "SIGN(-3) => -1", "POWER(2, 10) => 1024", "SQRT(16) => 4.0", "SQUARE(3) => 9.0", "EXP(0) => 1.0", "LOG(1) => 0.0", "LOG(8, 2) => 3.0", "LOG10(100) => 2.0", "PI() => 3.141592653589793",
                "RAND(5) - RAND(5) => 0.0", "ISNUMERIC('1e5') => 1", "ISNUMERIC('x') => 0", "ISNUMERIC('-') => 1", "GREATEST(1, 5, NULL, 3) => 5", "LEAST('b', 'a') => a", "CAST(2 AS bigint) * 3 => 6", "$1.5 * 2 => 3.0000", "1e0 / 4 => 0.25");
    }

    @TestFactory
    Stream<DynamicTest> dates() {
        return values("DATEADD(day, 1, CAST('2026-02-28' AS date)) => 2026-03-01", "DATEADD(month, 1, CAST('2026-01-31' AS date)) => 2026-02-28", "DATEADD(hh, -1, CAST('2026-01-01' AS datetime)) => 2025-12-31T23:00", "DATEADD(qq, 1, CAST('2026-01-01' AS datetime2(0))) => 2026-04-01T00:00",
                "DATEADD(ms, 1500, CAST('10:00' AS time(3))) => 10:00:01.500", "DATEDIFF(year, '2025-12-31', '2026-01-01') => 1", "DATEDIFF(month, '2026-01-31', '2026-02-01') => 1", "DATEDIFF(quarter, '2026-03-31', '2026-04-01') => 1", "DATEDIFF(day, '2026-01-01T23:59:59', '2026-01-02') => 1",
                "DATEDIFF(week, '2026-07-04', '2026-07-05') => 1", "DATEDIFF(hour, '2026-01-01T10:59:59', '2026-01-01T11:00:00') => 1", "DATEDIFF(second, '2026-01-01', '2026-01-02') => 86400", "DATEDIFF(day, 0, CAST('1900-01-11' AS datetime)) => 10", "DATEDIFF_BIG(ns, CAST('2026-01-01' AS datetime2), CAST('2026-01-02' AS datetime2)) => 86400000000000",
                "DATENAME(month, '2026-07-05') => July", "DATENAME(weekday, '2026-07-05') => Sunday", "DATEPART(dw, '2026-07-05') => 1", "DATEPART(wk, '2026-01-04') => 2", "DATEPART(iso_week, '2027-01-01') => 53", "DATEPART(dy, '2026-02-01') => 32", "DATEPART(ms, CAST('2026-01-01T00:00:00.123' AS datetime)) => 123",
                "YEAR('2026-07-05') => 2026", "MONTH('2026-07-05') => 7", "DAY(0) => 1", "EOMONTH('2026-02-03') => 2026-02-28", "EOMONTH('2026-01-31', 1) => 2026-02-28", "DATEFROMPARTS(2026, 7, 5) => 2026-07-05", "DATETIMEFROMPARTS(2026, 7, 5, 1, 2, 3, 4) => 2026-07-05T01:02:03.003",
                "TIMEFROMPARTS(1, 2, 3, 5, 1) => 01:02:03.500", "ISDATE('2026-07-05') => 1", "ISDATE('x') => 0", "SWITCHOFFSET('2026-07-05T12:00:00+00:00', '+02:00') => 2026-07-05T14:00+02:00", "TODATETIMEOFFSET('2026-07-05T12:00:00', 120) => 2026-07-05T12:00+02:00",
                "DATETRUNC(month, CAST('2026-07-15' AS date)) => 2026-07-01", "CONVERT(varchar(10), CAST('2026-07-05' AS datetime), 104) => 05.07.2026", "CAST('2026-07-05' AS datetime) + 1.5 => 2026-07-06T12:00");
    }

    @TestFactory
    Stream<DynamicTest> others() {
        return values("CHOOSE(2, 'a', 'b') => b", "CHOOSE(3, 'a', 'b') => NULL", "IIF(1 > 2, 'a', 'b') => b", "COALESCE(NULL, 2) => 2", "NULLIF(1, 1) => NULL", "ISNULL(NULL, 'x') => x", "CHECKSUM('a') - CHECKSUM('A') => 0",
                "HASHBYTES('MD5', 'abc') => 0x900150983CD24FB0D6963F7D28E17F72", "HASHBYTES('SHA2_256', N'') => 0xE3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", "CAST(DECOMPRESS(COMPRESS('abc')) AS varchar(10)) => abc", "sys.fn_varbintohexstr(0x0AFF) => 0x0aff",
                "master.dbo.fn_varbintohexstr(0x0AFF) => 0x0aff", "ISJSON('{\"a\":1}') => 1", "ISJSON('x') => 0", "JSON_VALUE('{\"a\":{\"b\":[1,2]}}', '$.a.b[1]') => 2", "JSON_VALUE('{\"a\":1}', '$.x') => NULL", "JSON_QUERY('{\"a\":{\"b\":1}}', '$.a') => {\"b\":1}", "LEN(NEWID()) => 36", "SQL_VARIANT_PROPERTY(CAST(5 AS sql_variant), 'BaseType') => Variant[type=nvarchar(128), value=int]",
                "TRY_CAST('x' AS int) => NULL", "TRY_CONVERT(date, '2026-02-30') => NULL", "CONVERT(varbinary(4), '0xDEAD', 1) => 0xDEAD");
    }

    @TestFactory
    Stream<DynamicTest> refusals() {
        return errors("LEN() => 174", "LEN('a', 'b') => 174", "CONCAT('a') => 189", "NO_SUCH_THING(1) => 195", "LEFT('a', -1) => 537", "RIGHT('a', -1) => 536", "SUBSTRING('a', 1, -1) => 537", "SQRT(-1) => 3623", "LOG(0) => 3623", "1 / 0 => 8134", "1 % 0 => 8134", "1.0 / 0 => 8134", "2147483647 + 1 => 8115",
                "CAST(255 AS tinyint) + CAST(1 AS tinyint) => 8115", "9223372036854775807 * CAST(9 AS bigint) => 0", "DATEADD(fortnight, 1, '2026-01-01') => 155", "DATEADD(year, 9000, CAST('2026-01-01' AS datetime)) => 517", "DATEDIFF(ms, '1900-01-01', '2026-01-01') => 535", "DATEPART(hour, CAST('2026-01-01' AS date)) => 9810",
                "DATEFROMPARTS(2026, 2, 30) => 289", "CAST('2026-01-01' AS date) + 1 => 206", "'a' - 'b' => 8117", "CAST('abc' AS int) => 245", "1 + 'a' => 245", "TRANSLATE('a', 'ab', 'c') => 9828", "POWER(10, 20) => 232", "JSON_VALUE('x', '$.a') => 13609");
    }

    @Test
    void theClockIsThatOfTheEstate() {
        LocalDateTime now = (LocalDateTime) Shell.open().single("SELECT SYSUTCDATETIME()");
        assertTrue(Duration.between(now, LocalDateTime.now(ZoneOffset.UTC)).abs().toMinutes() < 1, now::toString);
    }
}
