"""Turns the first line of `lab start` into shell variables: SQL_* for the first SQL Server, MI_* for the first managed instance."""
import json
import shlex
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    lab = json.loads(file.readline())
for prefix, machine in (("SQL", lab["sqlServers"][0]), ("MI", lab["managedInstances"][0])):
    for field in ("name", "host", "port", "user", "password"):
        print(f"export {prefix}_{field.upper()}={shlex.quote(str(machine[field]))}")
print(f"export SQL_DATABASE={shlex.quote(lab['sqlServers'][0]['databases'][0])}")
print(f"export LAB_CERTIFICATE={shlex.quote(lab['certificate'])}")
