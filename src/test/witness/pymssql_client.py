"""pymssql against the SQL Server and the managed instance of the lab."""
import datetime
import decimal
import json
import os
import pathlib
import uuid

import pymssql


def check(what, expected, actual):
    if expected == actual:
        print(f"ok pymssql: {what}", flush=True)
    else:
        print(f"FAIL pymssql: {what}: expected {repr(expected)[:150]}, got {repr(actual)[:300]}", flush=True)


def connect(prefix="SQL", password=None, **more):
    return pymssql.connect(server=os.environ[prefix + "_HOST"], port=os.environ[prefix + "_PORT"], user=os.environ[prefix + "_USER"],
                           password=password or os.environ[prefix + "_PASSWORD"], login_timeout=20, timeout=30, **more)


def number_of(action):
    try:
        action()
    except pymssql.Error as e:
        first = e.args[0]
        return first[0] if isinstance(first, tuple) else first
    return None


check("wrong password", 18456, number_of(lambda: connect(password="wrong")))
with connect("MI") as instance:
    cursor = instance.cursor()
    cursor.execute("select count(*) from sys.databases where name = 'master'")
    check("login on the managed instance", 1, cursor.fetchone()[0])

with connect() as connection:
    cursor = connection.cursor()

    def first_of(query):
        try:
            cursor.execute(query)
            return cursor.fetchone()[0]
        except pymssql.Error as e:
            return e

    cursor.execute("select name from sys.databases")
    check("sys.databases", True, {"master", "tempdb", "model", "msdb"} <= {row[0] for row in cursor.fetchall()})

    for number, batch in json.loads(pathlib.Path(__file__).with_name("errors.json").read_text()).items():
        check(f"error {number}", int(number), number_of(lambda: connection.cursor().execute(batch)))
        connection.rollback()

    for text, expected in {
        "cast(255 as tinyint)": 255,
        "cast(-9223372036854775808 as bigint)": -9223372036854775808,
        "cast(1 as bit)": True,
        "cast(37000000012800001 as numeric(25,0))": decimal.Decimal("37000000012800001"),
        "cast(1.5 as float)": 1.5,
        "cast(12.5 as money)": decimal.Decimal("12.5"),
        "N'日本 é'": "日本 é",
        "cast('Größe' as varchar(max))": "Größe",
        "cast(replicate(cast(N'ä' as nvarchar(max)), 20000) as nvarchar(max))": "ä" * 20000,
        "cast(0x0102 as varbinary(8))": b"\x01\x02",
        "cast('2024-02-29T12:30:15' as datetime)": datetime.datetime(2024, 2, 29, 12, 30, 15),
        "cast('2024-02-29' as date)": datetime.date(2024, 2, 29),
        "cast('01234567-89ab-cdef-0123-456789abcdef' as uniqueidentifier)": uuid.UUID("01234567-89ab-cdef-0123-456789abcdef"),
        "cast(null as int)": None,
    }.items():
        check(f"type of {text[:50]}", expected, first_of("select " + text))

    cursor.execute("select %d, %s, %s", (5, "a]b';--é", None))
    check("parameters", (5, "a]b';--é", None), cursor.fetchone())
    cursor.callproc("sp_executesql", ("select 7 as seven",))
    check("call by name", 7, next(iter(cursor))[0])

    cursor.execute("create table #w (i int)")
    connection.commit()
    cursor.execute("insert #w values (1)")
    cursor.execute("insert #w values (2)")
    check("rows changed", 1, cursor.rowcount)
    connection.rollback()
    check("rolled back", 0, first_of("select count(*) from #w"))
    cursor.executemany("insert #w values (%d)", [(1,), (2,), (3,)])
    connection.commit()
    connection.rollback()
    check("committed", 3, first_of("select count(*) from #w"))
