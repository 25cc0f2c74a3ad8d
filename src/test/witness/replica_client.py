"""pymssql on both sides of a link: the same rows, and a secondary that takes none."""
import os

import pymssql


def check(what, expected, actual):
    print(f"ok replica: {what}" if expected == actual else f"FAIL replica: {what}: expected {repr(expected)[:150]}, got {repr(actual)[:300]}", flush=True)


def connect(prefix):
    return pymssql.connect(server=os.environ[prefix + "_HOST"], port=os.environ[prefix + "_PORT"], user=os.environ[prefix + "_USER"],
                           password=os.environ[prefix + "_PASSWORD"], login_timeout=20, timeout=30, autocommit=True)


def quoted(name):
    return "[" + name.replace("]", "]]") + "]"


def rows(connection, query):
    cursor = connection.cursor()
    cursor.execute(query)
    return cursor.fetchall()


database = quoted(os.environ["SQL_DATABASE"])
with connect("SQL") as sql_server, connect("MI") as instance:
    tables = rows(sql_server, f"select s.name, t.name from {database}.sys.tables t join {database}.sys.schemas s on s.schema_id = t.schema_id")
    check("there are tables", True, len(tables) > 0)
    for schema, table in tables:
        name = f"{database}.{quoted(schema)}.{quoted(table)}"
        counted = f"select count(*), checksum_agg(binary_checksum(*)) from {name}"
        check(f"{name} has the same rows on both sides", rows(sql_server, counted), rows(instance, counted))
        try:
            rows(instance, f"delete from {name}")
            number = None
        except pymssql.Error as e:
            number = e.args[0]
        check(f"{name} takes no change on the instance", 3906, number)
