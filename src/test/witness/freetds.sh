# FreeTDS: tsql (plain TDS) and bsqldb (DB-Library) against the SQL Server and the managed instance of the lab.
set -uo pipefail

check() { # what, text, pattern it must have
    if grep -qE -- "$3" <<<"$2"; then echo "ok freetds: $1"; else echo "FAIL freetds: $1: expected /$3/, got: $(tr '\n' ' ' <<<"$2" | cut -c1-400)"; fi
}

tsql_() { # TDS version, host, port, user, password; batch on standard input
    { cat; printf '\ngo\nexit\n'; } | TDSVER=$1 timeout 30 tsql -J UTF-8 -o q -H "$2" -p "$3" -U "$4" -P "$5" 2>&1
}

sql() { tsql_ 7.4 "$SQL_HOST" "$SQL_PORT" "$SQL_USER" "$SQL_PASSWORD" <<<"$1"; }

for version in 7.1 7.2 7.3 7.4; do
    check "login and sys.databases with TDS $version" "$(tsql_ $version "$SQL_HOST" "$SQL_PORT" "$SQL_USER" "$SQL_PASSWORD" <<<'select name from sys.databases order by name')" '^master$'
done
check "TDS 7.0 is refused with a reason" "$(tsql_ 7.0 "$SQL_HOST" "$SQL_PORT" "$SQL_USER" "$SQL_PASSWORD" <<<'select 1')" 'speaks TDS 7\.1'
check "wrong password" "$(tsql_ 7.4 "$SQL_HOST" "$SQL_PORT" "$SQL_USER" wrong <<<'select 1')" '^Msg 18456 \(severity 14, state 1\)'
check "login on the managed instance" "$(tsql_ 7.4 "$MI_HOST" "$MI_PORT" "$MI_USER" "$MI_PASSWORD" <<<'select name from sys.databases')" '^master$'
check "name of the server" "$(sql 'select @@servername')" "^$SQL_NAME\$"

while IFS=$'\t' read -r number batch; do
    check "error $number" "$(sql "$batch")" "^Msg $number \(severity 1[0-9], state [0-9]+\) from .* Line 1:"
done < <(/usr/bin/python3 -c 'import json,sys; [print(f"{n}\t{t}") for n, t in json.load(open(sys.argv[1])).items()]' "$(dirname "$0")/errors.json")

types=$(sql "select cast(255 as tinyint) a, cast(-7 as smallint) b, cast(1 as bit) c, cast(9223372036854775807 as bigint) d, cast(37000000012800001 as numeric(25,0)) e,
    cast('1.5' as float) f, N'日本 é' g, cast('Größe' as varchar(max)) h, cast(0x0102 as varbinary(8)) i, cast(12.5 as money) j,
    cast('01234567-89ab-cdef-0123-456789abcdef' as uniqueidentifier) k, cast(null as int) l")
for value in 255 -7 1 9223372036854775807 37000000012800001 1.5 '日本 é' Größe 0102 12.5000 01234567-89AB-CDEF-0123-456789ABCDEF NULL; do
    check "type with value $value" "$types" "(^|	)$value(	|\$)"
done
check "several results" "$(sql "select 'first' union all select 'second'; select 'third'")" '^third$'
check "PRINT" "$(sql "print 'said'")" 'said'
check "transaction" "$(sql "create table #w (i int); begin tran; insert #w values (1); rollback; select 'rows ' + cast(count(*) as varchar(9)) from #w")" '^rows 0$'

printf "select name from sys.databases where name = 'msdb'\ngo\nselect * from nobody\ngo\n" >"${TMPDIR:-/tmp}/witness.$$.sql"
said=$(timeout 30 bsqldb -S "$SQL_HOST:$SQL_PORT" -U "$SQL_USER" -P "$SQL_PASSWORD" -i "${TMPDIR:-/tmp}/witness.$$.sql" 2>&1)
rm -f "${TMPDIR:-/tmp}/witness.$$.sql"
check "bsqldb reads rows" "$said" '^msdb'
check "bsqldb gets errors" "$said" '208'
