import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Invocation } from '../../src/cli/invocation.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';

function parsed(...argv: string[]): Invocation {
  const result = parseArguments(argv);
  if (!result.ok) throw new Error(result.message);
  return result.invocation;
}

function refused(...argv: string[]): string {
  const result = parseArguments(argv);
  assert.is(result.ok, false, `accepted: ${argv.join(' ')}`);
  return result.ok ? '' : result.message;
}

test('defaults', () => {
  assert.equal(parsed('check'), {
    verb: 'check',
    paths: ['.'],
    filesFrom: undefined,
    stdin: undefined,
    format: 'full',
    reports: [],
    color: 'auto',
    quiet: false,
    policy: { unsafe: false, only: [], skip: [] },
    exclude: [],
    forceExclude: false,
    maxSize: 1048576,
    allowDirty: false,
    allowNoVcs: false,
    strict: false,
    exitNonZeroOnFix: false,
    proof: undefined,
    bulk: undefined,
  });
});

test('options stand anywhere, paths stay text and in order', () => {
  const { verb, paths, policy } = parsed('--unsafe', 'fix', 'b', '1e3', '--allow-dirty', '0x10', 'a');
  assert.is(verb, 'fix');
  assert.equal(paths, ['b', '1e3', '0x10', 'a']);
  assert.is(policy.unsafe, true);
});

test('what follows -- is a path', () => {
  assert.equal(parsed('check', 'a', '--', '--unsafe', '-', 'check', '--').paths, ['a', '--unsafe', '-', 'check', '--']);
});

test('a verb as a path', () => {
  assert.equal(parsed('check', 'fix', 'check').paths, ['fix', 'check']);
});

test('- is stdin, alone', () => {
  assert.equal(parsed('fix', '-').stdin, { filename: '' });
  assert.equal(parsed('fix', '-', '--stdin-filename', 'a/Dockerfile').stdin, { filename: 'a/Dockerfile' });
  assert.equal(parsed('fix', '-').paths, []);
  assert.match(refused('fix', '-', 'a'), /cannot be mixed/);
  assert.match(refused('fix', '-', '--', 'a'), /cannot be mixed/);
  assert.match(refused('fix', 'a', '--stdin-filename', 'b'), /needs `-`/);
});

test('--files-from takes the place of the current directory, and stands beside paths', () => {
  for (const verb of ['check', 'diff', 'fix', 'prove']) {
    const { filesFrom, paths, stdin } = parsed(verb, '--files-from', 'list');
    assert.is(filesFrom, 'list', verb);
    assert.equal(paths, []);
    assert.is(stdin, undefined);
  }
  assert.equal(parsed('check', 'a', '--files-from', 'list', 'b').paths, ['a', 'b']);
  assert.is(parsed('check', '--files-from', 'a', '--files-from=b').filesFrom, 'b');
  assert.match(refused('check', '--files-from'), /--files-from needs a value/);
  assert.match(refused('check', '--files-from='), /--files-from needs a value/);
});

test('a list from stdin is no Dockerfile from stdin', () => {
  for (const argv of [['check', '--files-from', '-'], ['check', '--files-from=-'], ['--files-from', '-', 'check'], ['check', '--files-from', '-', '--quiet']]) {
    const { filesFrom, stdin, paths } = parsed(...argv);
    assert.is(filesFrom, '-', argv.join(' '));
    assert.is(stdin, undefined);
    assert.equal(paths, []);
  }
  assert.equal(parsed('check', '--files-from', '-', 'a').paths, ['a']);
  assert.match(refused('fix', '-', '--files-from', 'list'), /cannot be mixed/);
  assert.match(refused('fix', '--files-from', '-', '-'), /cannot be mixed/);
  assert.match(refused('fix', '--files-from', '-', '--stdin-filename', 'x'), /needs `-`/);
});

test('fix --diff, --dry-run and -n are diff', () => {
  for (const flag of ['--diff', '--dry-run', '-n']) assert.is(parsed('fix', flag).verb, 'diff');
  assert.is(parsed('fix', '-nq').quiet, true);
});

test('lists repeat and take commas; other values count once, the last', () => {
  assert.equal(parsed('check', '--only', 'add-user,set-user', '--only=add-user').policy.only, ['add-user', 'set-user']);
  assert.equal(parsed('check', '--exclude', 'a,b', 'path', '--exclude', '1').exclude, ['a,b', '1']);
  assert.is(parsed('check', '--user', 'a', '--user', 'b').policy.user, 'b');
});

test('user, group and numbers', () => {
  assert.equal(parsed('fix', '--user', 'web', '--group=_g-1', '--uid', '10001', '--gid', '4294967294').policy, {
    unsafe: false,
    only: [],
    skip: [],
    user: 'web',
    group: '_g-1',
    uid: 10001,
    gid: 4294967294,
  });
  for (const name of ['Web', 'a b', 'a;b', '-a', '$(id)', 'a'.repeat(33), 'ü', 'a\n']) {
    assert.match(refused('fix', `--user=${name}`), /no portable name/);
  }
  assert.match(refused('fix', '--user', 'root'), /must not be `root`/);
  assert.match(refused('fix', '--group', 'root'), /must not be `root`/);
  assert.match(refused('fix', '--user', '1000'), /--uid 1000/);
  assert.match(refused('fix', '--uid', '0'), /must not be 0/);
  assert.match(refused('fix', '--gid', '000'), /must not be 0/);
  for (const id of ['4294967295', '1.5', '1e3', '0x10', '=-1', 'web', '99999999999999999999']) {
    assert.match(refused('fix', `--uid=${id}`), /number from 1 to 4294967294/);
  }
});

test('assumptions: codes and names, repeated and with commas', () => {
  assert.equal(parsed('fix', '--assume', 'low-port', '--assume=fresh-volumes, not-a-base').policy.assume, ['low-port', 'existing-volume', 'no-entry']);
  assert.is(parsed('fix').policy.assume, undefined);
  assert.equal(parsed('check', '--assume', 'unprivileged-ports').policy.assume, ['low-port']);
});

test('what nobody may assume', () => {
  assert.is(refused('fix', '--assume', 'root-daemon'), '--assume cannot take `root-daemon`: its outcome is manual, and only what is unsafe can be taken for settled.');
  assert.match(refused('fix', '--assume', 'low-port,waived'), /`waived`: its outcome is clean/);
  assert.match(refused('fix', '--assume', 'runs-as-root'), /its outcome is safe/);
  assert.is(refused('fix', '--assume', 'unquoted-word'), '--assume cannot take `unquoted-word`: what is wrong with an exec array is settled by its repair only.');
  assert.is(refused('fix', '--assume', 'low-prt'), '--assume cannot take `low-prt`. Did you mean `low-port`? `unroot rules` lists what it takes.');
  assert.match(refused('fix', '--assume', 'frobnicate'), /^--assume cannot take `frobnicate`. `unroot rules`/);
  assert.match(refused('fix', '--assume', 'low-port,'), /cannot take ``/);
  assert.match(refused('fix', '--assume', 'all'), /cannot take `all`/);
  assert.match(refused('fix', '--assume'), /needs a value/);
  assert.not.match(refused('fix', '--assume', '\u001b[2J'), /\u001b/);
});

test('ownership', () => {
  for (const ownership of ['recursive', 'copy', 'none'] as const) assert.is(parsed('fix', '--ownership', ownership).policy.ownership, ownership);
  assert.is(parsed('fix').policy.ownership, undefined);
  assert.match(refused('fix', '--ownership', 'recursiv'), /takes recursive, copy, none, not `recursiv`. Did you mean `recursive`/);
});

test('reports: a format and a path each', () => {
  assert.equal(parsed('fix', '--report', 'json=a=b', '--report=html=c d').reports, [
    { format: 'json', path: 'a=b' },
    { format: 'html', path: 'c d' },
  ]);
  assert.is(parsed('diff', '--report', 'sarif=x').format, 'full');
  assert.is(refused('check', '--report', 'json'), '--report takes FORMAT=PATH, such as json=report.json, not `json`.');
  assert.match(refused('check', '--report', 'json='), /takes FORMAT=PATH/);
  assert.match(refused('check', '--report', 'jsn=a'), /--report takes full, .*, not `jsn`. Did you mean `json`/);
  assert.is(refused('check', '--report', 'json=-'), '--report writes to a file, not to stdout: for that use --format json.');
  assert.is(refused('check', '--report', 'json=a', '--report', 'html=a'), 'two reports cannot both be written to `a`.');
  assert.match(refused('check', '--report'), /needs a value/);
});

test('sizes', () => {
  assert.is(parsed('check', '--max-size', '500').maxSize, 500);
  assert.is(parsed('check', '--max-size', '64K').maxSize, 65536);
  assert.is(parsed('check', '--max-size=2m').maxSize, 2097152);
  for (const size of ['0', '1g', '-5', '999m', '1.5m', 'k']) assert.match(refused('check', `--max-size=${size}`), /takes bytes/);
});

test('a mistyped word gets a proposal', () => {
  assert.match(refused('chekc'), /no command `chekc`. Did you mean `check`/);
  assert.match(refused('fix', '--unsfe'), /no option `--unsfe`. Did you mean `--unsafe`/);
  assert.match(refused('fix', '--only', 'adduser'), /Did you mean `add-user`/);
  assert.match(refused('check', '--format', 'jsn'), /Did you mean `json`/);
  assert.not.match(refused('check', '--frobnicate'), /Did you mean/);
});

test('bad usage', () => {
  assert.match(refused('Dockerfile'), /no command `Dockerfile`/);
  assert.match(refused('-'), /no command `-`/);
  assert.match(refused('--', 'check'), /no command/);
  assert.match(refused('check', '-z'), /no option `-z`/);
  assert.match(refused('check', '-q1'), /no option `-q1`/);
  assert.match(refused('check', '--no-unsafe'), /no option `--no-unsafe`/);
  assert.match(refused('check', '--constructor=3'), /no option `--constructor`/);
  assert.match(refused('check', '--__proto__.x=1'), /no option/);
  assert.match(refused('check', '--unsafe=false'), /takes no value/);
  assert.match(refused('check', '--strict'), /does not belong to `check`, but to `fix`/);
  assert.match(refused('check', '--user'), /needs a value/);
  assert.match(refused('check', '--user', '--unsafe'), /needs a value/);
  assert.match(refused('check', '--exclude='), /needs a value/);
  assert.match(refused('check', '--exclude', '-x'), /write `--exclude=-x`/);
  assert.match(refused('check', ''), /a path is empty/);
  assert.match(refused('fix', '--only', 'set-user', '--skip', 'set-user'), /leave no transform/);
  assert.match(refused('diff', '--format', 'json'), /unroot check --format json/);
  assert.match(refused('fix', '-n', '--format', 'json'), /unroot check --format json/);
  assert.match(refused('fix', '-', '--format', 'json'), /unroot check - --format json/);
});

test('bad usage cannot reach the terminal', () => {
  assert.not.match(refused('\u001b[2J'), /\u001b/);
  assert.not.match(refused('check', '--\u001b[2J=x'), /\u001b/);
});

test.run();
