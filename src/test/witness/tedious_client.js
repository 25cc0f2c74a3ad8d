// tedious against the SQL Server and the managed instance of the lab.
'use strict';
const fs = require('fs');
const path = require('path');
const { Connection, Request, TYPES } = require('tedious');

const env = process.env;

function check(what, expected, actual) {
  const [wanted, got] = [JSON.stringify(expected), JSON.stringify(actual)];
  console.log(wanted === got ? `ok tedious: ${what}` : `FAIL tedious: ${what}: expected ${wanted.slice(0, 150)}, got ${String(got).slice(0, 300)}`);
}

function connect(prefix, encrypt, more = {}) {
  const connection = new Connection({
    server: env[prefix + '_HOST'],
    authentication: { type: 'default', options: { userName: env[prefix + '_USER'], password: more.password || env[prefix + '_PASSWORD'] } },
    options: {
      port: Number(env[prefix + '_PORT']), encrypt, trustServerCertificate: false, connectTimeout: 20000, requestTimeout: more.requestTimeout || 20000,
      cryptoCredentialsDetails: { ca: fs.readFileSync(env.LAB_CERTIFICATE) },
    },
  });
  connection.on('error', () => {}); // seen by the request that it fails
  return new Promise((resolve, reject) => connection.connect((e) => (e ? reject(e) : resolve(connection))));
}

/** Runs a text (as a batch, or as a call if it has parameters): its rows, or the error. */
function run(connection, text, parameters = {}) {
  return new Promise((resolve) => {
    const rows = [];
    const request = new Request(text, (error, count) => resolve({ rows, error, count }));
    request.on('row', (columns) => rows.push(columns.map((c) => c.value)));
    for (const [name, [type, value, options]] of Object.entries(parameters)) {
      request.addParameter(name, type, value, options);
    }
    if (Object.keys(parameters).length > 0) connection.execSql(request); else connection.execSqlBatch(request);
  });
}

const promised = (connection, method, ...args) => new Promise((resolve) => connection[method](resolve, ...args));

async function encryption() {
  for (const [prefix, encrypt] of [['SQL', false], ['SQL', true], ['SQL', 'strict'], ['MI', true], ['MI', 'strict']]) {
    const connection = await connect(prefix, encrypt);
    const { rows } = await run(connection, 'select @@servername');
    check(`login on ${prefix} with encrypt ${encrypt}`, env[prefix + '_NAME'].split('.')[0], rows[0][0].split('.')[0]); // an instance calls itself by its full name
    connection.close();
  }
  const refused = await connect('SQL', true, { password: 'wrong' }).then(() => undefined, (e) => e.message);
  check('wrong password', `Login failed for user '${env.SQL_USER}'.`, refused);
}

async function answers(connection) {
  const names = (await run(connection, 'select name from sys.databases')).rows.flat();
  check('sys.databases', true, ['master', 'tempdb', 'model', 'msdb'].every((n) => names.includes(n)));
  for (const [number, batch] of Object.entries(JSON.parse(fs.readFileSync(path.join(__dirname, 'errors.json'))))) {
    const { error } = await run(connection, batch);
    check(`error ${number}`, [Number(number), 1], error && [error.number, error.lineNumber]);
  }
  const values = {
    'cast(255 as tinyint)': 255, 'cast(9223372036854775807 as bigint)': '9223372036854775807', 'cast(1 as bit)': true, 'cast(1.5 as float)': 1.5, 'cast(12.5 as money)': 12.5,
    "N'日本 é'": '日本 é', "cast('Größe' as varchar(max))": 'Größe', "cast('2024-02-29T12:30:15.123' as datetime2(3))": '2024-02-29T12:30:15.123Z',
    "cast('2024-02-29' as date)": '2024-02-29T00:00:00.000Z', "cast('2024-02-29T12:30:15+02:00' as datetimeoffset(0))": '2024-02-29T10:30:15.000Z',
    "cast('01234567-89ab-cdef-0123-456789abcdef' as uniqueidentifier)": '01234567-89AB-CDEF-0123-456789ABCDEF', "serverproperty('ServerName')": env.SQL_NAME, 'cast(null as int)': null,
    "cast('<a>é</a>' as xml)": '<a>é</a>', 'cast(-32768 as smallint)': -32768, 'cast(-2147483648 as int)': -2147483648, 'cast(1.25 as real)': 1.25, 'cast(214748.3647 as smallmoney)': 214748.3647,
    'cast(-12345.6789 as decimal(9,4))': -12345.6789, "cast('2024-02-29T12:30:00' as smalldatetime)": '2024-02-29T12:30:00.000Z', "cast('1999-12-31T23:59:59.997' as datetime)": '1999-12-31T23:59:59.997Z',
    "cast('23:59:58.123' as time(3))": '1970-01-01T23:59:58.123Z', "cast('0001-01-01' as date)": '0001-01-01T00:00:00.000Z', "cast(N'日本' as nchar(3))": '日本 ', "cast('ab€' as char(5))": 'ab€  ',
    'cast(0x0102 as binary(4))': { type: 'Buffer', data: [1, 2, 0, 0] }, 'cast(0x as varbinary(max))': { type: 'Buffer', data: [] }, "cast('' as varchar(max))": '',
    "cast(cast(N'日本' as nvarchar(5)) as sql_variant)": '日本', 'cast(cast(1.25 as decimal(9,2)) as sql_variant)': 1.25, "cast(cast('2024-02-29' as date) as sql_variant)": '2024-02-29T00:00:00.000Z',
    "replicate(cast(N'ä' as nvarchar(max)), 200000)": 'ä'.repeat(200000), "replicate(cast('x' as varchar(max)), 1000000)": 'x'.repeat(1000000),
  };
  for (const [text, expected] of Object.entries(values)) {
    const { rows, error } = await run(connection, 'select ' + text);
    check(`type of ${text}`, expected, error ? error.message : rows[0][0]);
  }
}

async function parameters(connection) {
  const given = { i: [TYPES.Int, 5], b: [TYPES.BigInt, '123456789012'], t: [TYPES.NVarChar, "a]b';--é"], l: [TYPES.NVarChar, 'ß'.repeat(9000)], n: [TYPES.NVarChar, null], d: [TYPES.Decimal, 1.25, { precision: 10, scale: 2 }] };
  // len of an nvarchar(max) is a bigint, which tedious hands over as text
  check('parameters', [[5, '123456789012', "a]b';--é", '9000', null, 1.25]], (await run(connection, 'select @i, @b, @t, len(@l), @n, @d', given)).rows);
  check('error of a call', 208, ((await run(connection, 'select * from nobody where i = @i', { i: [TYPES.Int, 1] })).error || {}).number);

  const prepared = [];
  const request = new Request('select @p * 2', () => {});
  request.addParameter('p', TYPES.Int);
  request.on('row', (columns) => prepared.push(columns[0].value));
  await new Promise((resolve) => { request.once('prepared', resolve); connection.prepare(request); });
  for (const p of [1, 2, 3]) {
    await new Promise((resolve) => { request.userCallback = resolve; request.callback = resolve; connection.execute(request, { p }); });
  }
  check('prepared statement', [2, 4, 6], prepared);
}

async function transactions(connection) {
  await run(connection, 'create table #w (i int)');
  await promised(connection, 'beginTransaction');
  check('rows changed', 2, (await run(connection, 'insert #w values (1), (2)')).count);
  await promised(connection, 'rollbackTransaction');
  check('rolled back', [[0]], (await run(connection, 'select count(*) from #w')).rows);
  await promised(connection, 'beginTransaction');
  await run(connection, 'insert #w values (1)');
  await promised(connection, 'saveTransaction', 'half');
  await run(connection, 'insert #w values (2)');
  await promised(connection, 'rollbackTransaction', 'half');
  await promised(connection, 'commitTransaction');
  check('savepoint and commit', [[1]], (await run(connection, 'select sum(i) from #w')).rows);
  await promised(connection, 'reset');
  check('reset drops temporary tables', 208, ((await run(connection, 'select * from #w')).error || {}).number);
}

async function attention() {
  const connection = await connect('SQL', true, { requestTimeout: 500 });
  check('time-out', 'ETIMEOUT', ((await run(connection, "waitfor delay '00:01:00'")).error || {}).code);
  const cancelled = run(connection, "waitfor delay '00:01:00'");
  setTimeout(() => connection.cancel(), 100);
  check('cancel', 'ECANCEL', ((await cancelled).error || {}).code);
  check('connection after them', [[1]], (await run(connection, 'select 1')).rows);
  connection.close();
}

async function main() {
  await encryption();
  const connection = await connect('SQL', true);
  await answers(connection);
  await parameters(connection);
  await transactions(connection);
  connection.close();
  await attention();
}

main().catch((e) => {
  console.log(`FAIL tedious: ${e.stack.split('\n').slice(0, 3).join(' ')}`);
  process.exitCode = 1;
});
