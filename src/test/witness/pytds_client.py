"""python-tds, pure Python, against the SQL Server and the managed instance of the lab: every type, big values, parameters, transactions, time-outs, errors."""
import datetime
import decimal
import json
import os
import pathlib
import uuid

import pytds
from pytds.tz import FixedOffsetTimezone

HALF = FixedOffsetTimezone(330)


def check(what, expected, actual):
    if expected == actual and type(expected) is type(actual):
        print(f"ok python-tds: {what}", flush=True)
    else:
        print(f"FAIL python-tds: {what}: expected {repr(expected)[:150]}, got {repr(actual)[:300]}", flush=True)


def connect(prefix="SQL", password=None, **more):
    return pytds.connect(server=os.environ[prefix + "_HOST"], port=int(os.environ[prefix + "_PORT"]), user=os.environ[prefix + "_USER"],
                         password=password or os.environ[prefix + "_PASSWORD"], login_timeout=20, **more)


def number_of(action):
    try:
        action()
    except (pytds.Error, TimeoutError) as e:
        return getattr(e, "number", None) or type(e).__name__
    return None


def read(connection, query, parameters=()):
    cursor = connection.cursor()
    cursor.execute(query, parameters)
    return cursor.fetchall()


def value(connection, query, parameters=()):
    cursor = connection.cursor()
    try:
        cursor.execute(query, parameters)
        return cursor.fetchone()[0]
    except pytds.Error as e:
        return e


TYPES = {
    "cast(255 as tinyint)": 255,
    "cast(-32768 as smallint)": -32768,
    "cast(-2147483648 as int)": -2147483648,
    "cast(-9223372036854775808 as bigint)": -9223372036854775808,
    "cast(1 as bit)": True,
    "cast(-1.5e300 as float)": -1.5e300,
    "cast(1.25 as real)": 1.25,
    "cast(37000000012800001 as numeric(25,0))": decimal.Decimal("37000000012800001"),
    "cast(-9999999999999999999999999999.9999999999 as decimal(38,10))": decimal.Decimal("-9999999999999999999999999999.9999999999"),
    "cast(-12345.6789 as decimal(9,4))": decimal.Decimal("-12345.6789"),
    "cast(-922337203685477.5808 as money)": decimal.Decimal("-922337203685477.5808"),
    "cast(214748.3647 as smallmoney)": decimal.Decimal("214748.3647"),
    "cast('1999-12-31T23:59:59.997' as datetime)": datetime.datetime(1999, 12, 31, 23, 59, 59, 997000),
    "cast('2024-02-29T12:30:00' as smalldatetime)": datetime.datetime(2024, 2, 29, 12, 30),
    "cast('0001-01-01' as date)": datetime.date(1, 1, 1),
    "cast('9999-12-31' as date)": datetime.date(9999, 12, 31),
    "cast('23:59:58.123456' as time(6))": datetime.time(23, 59, 58, 123456),
    "cast('2024-02-29T23:59:58.123456' as datetime2(6))": datetime.datetime(2024, 2, 29, 23, 59, 58, 123456),
    "cast('2024-02-29T01:02:03.125+05:30' as datetimeoffset(3))": datetime.datetime(2024, 2, 29, 1, 2, 3, 125000, HALF),
    "cast('01234567-89ab-cdef-0123-456789abcdef' as uniqueidentifier)": uuid.UUID("01234567-89ab-cdef-0123-456789abcdef"),
    "cast(N'日本' as nchar(3))": "日本 ",
    "cast(N'日本 𝄞' as nvarchar(20))": "日本 𝄞",
    "cast('ab€' as char(5))": "ab€  ",
    "cast('Größe €' as varchar(20))": "Größe €",
    "cast('a]b' as sysname)": "a]b",
    "cast(0x0102 as binary(4))": b"\x01\x02\x00\x00",
    "cast(0xff as varbinary(8))": b"\xff",
    "cast('' as varchar(max))": "",
    "cast(N'é' as nvarchar(max))": "é",
    "cast(0x as varbinary(max))": b"",
    "cast('<a>é</a>' as xml)": "<a>é</a>",
    "cast(cast(7 as bigint) as sql_variant)": 7,
    "cast(cast(N'日本' as nvarchar(5)) as sql_variant)": "日本",
    "cast(cast('Größe' as varchar(9)) as sql_variant)": "Größe",
    "cast(cast(0x01 as varbinary(9)) as sql_variant)": b"\x01",
    "cast(cast(1.25 as decimal(9,2)) as sql_variant)": decimal.Decimal("1.25"),
    "cast(cast('2024-02-29' as date) as sql_variant)": datetime.date(2024, 2, 29),
    "cast(cast('12:30:15.5' as time(1)) as sql_variant)": datetime.time(12, 30, 15, 500000),
    "cast(cast('01234567-89ab-cdef-0123-456789abcdef' as uniqueidentifier) as sql_variant)": uuid.UUID("01234567-89ab-cdef-0123-456789abcdef"),
    "serverproperty('ServerName')": os.environ["SQL_NAME"],
}
NULLS = ["tinyint", "smallint", "int", "bigint", "bit", "float", "real", "numeric(25,0)", "money", "smallmoney", "datetime", "smalldatetime", "date", "time(7)", "datetime2(7)", "datetimeoffset(7)",
         "uniqueidentifier", "nchar(3)", "nvarchar(3)", "char(3)", "varchar(3)", "binary(3)", "varbinary(3)", "varchar(max)", "nvarchar(max)", "varbinary(max)", "xml", "sql_variant"]


def types(connection):
    for text, expected in TYPES.items():
        check(f"type of {text}", expected, value(connection, "select " + text))
    for declared in NULLS:
        check(f"null of {declared}", None, value(connection, f"select cast(null as {declared})"))
    cursor = connection.cursor()
    cursor.execute("select case when i = 1 then 1 end from (values (1), (2)) v (i)")
    check("a row with and one without a null", [(1,), (None,)], cursor.fetchall())


def big(connection):
    text = "ä" * 200_000
    check("400 kB of nvarchar(max)", text, value(connection, "select replicate(cast(N'ä' as nvarchar(max)), 200000)"))
    check("1 MB of varchar(max)", "x" * 1_000_000, value(connection, "select replicate(cast('x' as varchar(max)), 1000000)"))
    check("big text there and back", text, value(connection, "select %s", (text,)))
    data = bytes(range(256)) * 2000
    check("half a megabyte of bytes there and back", data, value(connection, "select %s", (pytds.Binary(data),)))
    cursor = connection.cursor()
    cursor.execute("with n (i) as (select 1 union all select i + 1 from n where i < 20000) select i, cast(i as varchar(20)) from n option (maxrecursion 0)")
    check("20000 rows", [(i, str(i)) for i in range(1, 20001)], cursor.fetchall())


def parameters(connection, other):
    moment = datetime.datetime(2024, 2, 29, 23, 59, 58, 123456)
    given = (5, -1 << 40, True, 2.5, decimal.Decimal("-1.25"), "a]b';--é日本", "", pytds.Binary(b"\x00\x01"), moment.date(), moment.time(), moment, uuid.UUID("01234567-89ab-cdef-0123-456789abcdef"), None)
    cursor = connection.cursor()
    cursor.execute("select " + ", ".join(["%s"] * len(given)), given)
    check("parameters", given, tuple(cursor.fetchone()))
    check("a moment with its offset", moment.replace(tzinfo=HALF), value(connection, "select %s", (moment.replace(tzinfo=HALF),)))
    check("error of a call", 208, number_of(lambda: read(other, "select * from nobody where i = %s", (1,))))
    out = connection.cursor().callproc("sp_executesql", ("set @b = @a * 2", "@a int, @b int output", 21, pytds.output(param_type="int")))
    check("a call by name with an output", 42, out[-1])
    cursor.execute("select 1; select 2, 3")
    first = cursor.fetchall()
    check("several results", [[(1,)], True, [(2, 3)]], [first, cursor.nextset(), cursor.fetchall()])


def transactions(connection, other):
    cursor = connection.cursor()
    cursor.execute("if object_id('tempdb.dbo.witness') is not null drop table tempdb.dbo.witness; create table tempdb.dbo.witness (i int primary key)")
    connection.commit()
    count = "select count(*) from tempdb.dbo.witness"
    cursor.execute("insert tempdb.dbo.witness values (1), (2)")
    check("rows changed", 2, cursor.rowcount)
    check("others do not see what is not committed", 0, value(other, count))
    connection.rollback()
    check("rolled back", 0, value(connection, count))
    cursor.executemany("insert tempdb.dbo.witness values (%s)", [(1,), (2,), (3,)])
    connection.commit()
    check("others see what is committed", 3, value(other, count))
    check("a duplicate key", 2627, number_of(lambda: cursor.execute("insert tempdb.dbo.witness values (4), (3)")))
    connection.commit()
    check("a refused statement leaves nothing", 3, value(other, count))
    cursor.execute("drop table tempdb.dbo.witness")
    connection.commit()


def waits():
    with connect(timeout=1) as impatient:
        check("time-out", "TimeoutError", number_of(lambda: impatient.cursor().execute("waitfor delay '00:01:00'")))
        check("connection after a time-out", 1, value(impatient, "select 1"))
    with connect() as connection:
        cursor = connection.cursor()
        cursor.execute("select a.name from sys.all_columns a cross join sys.databases b cross join sys.databases c")
        cursor.fetchone()
        cursor.cancel()
        check("connection after a cancel amid rows", 1, value(connection, "select 1"))


def main():
    check("wrong password", 18456, number_of(lambda: connect(password="wrong")))
    for version in (pytds.tds_base.TDS71, pytds.tds_base.TDS72, pytds.tds_base.TDS73, pytds.tds_base.TDS74):
        with connect(tds_version=version) as connection:
            check(f"login with TDS {version:#x}", os.environ["SQL_NAME"], value(connection, "select cast(@@servername as nvarchar(128))"))
    for prefix, more in (("SQL", {}), ("SQL", {"enc_login_only": True}), ("MI", {})):
        with connect(prefix, cafile=os.environ["LAB_CERTIFICATE"], **more) as connection:
            check(f"TLS to {prefix} {more}", 1, value(connection, "select count(*) from sys.databases where name = 'master'"))
    with connect() as connection, connect(autocommit=True) as other:
        for number, batch in json.loads(pathlib.Path(__file__).with_name("errors.json").read_text()).items():
            check(f"error {number}", int(number), number_of(lambda: read(other, batch)))
        types(connection)
        big(connection)
        parameters(connection, other)
        transactions(connection, other)
    waits()


main()
