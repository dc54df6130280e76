import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { endsSoon } from '../ends-soon.ts';
import { parseShell } from '../../src/shell/shell.ts';
import type { ShellCommand, ShellWord } from '../../src/shell/shell.ts';

/** One line for a command: what it says, and `?` if conditional, `$` if in a substitution, `f` if in a function. */
function line(command: ShellCommand): string {
  const words = [command.name, ...command.args].filter((word) => word !== undefined);
  const marks = (command.conditional ? '?' : '') + (command.substitution ? '$' : '') + (command.functionBody ? 'f' : '');
  const redirects = command.redirects.map((each) => `${each.fd ?? ''}${each.operator}${shown(each.target)}`);
  const assignments = command.assignments.map((each) => `${each.name}=${shown(each.value)}`);
  return [marks, command.operatorBefore ?? '', ...assignments, ...words.map(shown), ...redirects].filter((part) => part !== '').join(' ');
}

function shown(word: ShellWord | undefined): string {
  return word === undefined ? '–' : (word.value ?? `<${word.text}>`);
}

const cases: readonly (readonly [text: string, ...commands: readonly string[]])[] = [
  ['apt-get update && apt-get install -y x && rm -rf /var/lib/apt/lists/*',
    'apt-get update', '&& apt-get install -y x', '&& rm -rf </var/lib/apt/lists/*>'],
  ['id -u x || useradd x', 'id -u x', '? || useradd x'],
  ['set -eux; addgroup -S app; adduser -S -G app app', 'set -eux', '; addgroup -S app', '; adduser -S -G app app'],
  ['exec "$@"', 'exec <"$@">'],
  [`if [ "$1" = 'redis-server' ]; then exec gosu redis "$0" "$@"; fi`,
    '[ <"$1"> = redis-server ]', '? exec gosu redis <"$0"> <"$@">'],
  ['if a; then b; elif c; then d; else e; fi; f', 'a', '? b', '? c', '? d', '? e', '; f'],
  ['for d in a b; do mkdir -p /var/$d; done', 'd=–', 'mkdir -p </var/$d>'],
  ['for f in *.sh; do chmod +x "$f"; done', 'f=–', '? chmod +x <"$f">'],
  ['for f do x; done', 'f=–', '? x'],
  ['while read l; do x $l; done < /f', '</f', 'read l', '? x <$l>'],
  ['until nc -z db 1; do sleep 1; done', 'nc -z db 1', '? sleep 1'],
  ['mkdir -p /a/{b,c}', 'mkdir -p </a/{b,c}>'],
  ['echo hi > /etc/x 2>&1', 'echo hi >/etc/x 2>&1'],
  ['echo a >>"$LOG" </dev/null', 'echo a >><"$LOG"> </dev/null'],
  ['{ a; b; } > /x && c', '>/x', 'a', '; b', '&& c'],
  ['(cd /x && make) || exit 1', 'cd /x', '&& make', '? || exit 1'],
  ["cat <<'EOF' > /e.sh\nexec $x\nEOF\nchmod +x /e.sh", 'cat <<exec $x\n >/e.sh', '; chmod +x /e.sh'],
  ['cat <<EOF\nv=$(cmd a)\nEOF\n', 'cat <<<v=$(cmd a)\n>', '$ cmd a'],
  ['cat <<-EOF\n\ta\n\t\tb\n\tEOF\n', 'cat <<-a\nb\n'],
  ['cat <<EOF\na\\$b\nEOF\n', 'cat <<a$b\n'],
  ['cat <<<"x y"', 'cat <<<x y'],
  ["sh -c 'x y'", 'sh -c x y'],
  ['x=$(cmd a) y', 'x=<$(cmd a)> y', '$ cmd a'],
  ['echo "`date`" ${A:-$(hostname)}', 'echo <"`date`"> <${A:-$(hostname)}>', '$ date', '?$ hostname'],
  ['echo `a \\`b c\\``', 'echo <`a \\`b c\\``>', '$ a <`b c`>', '$ b c'],
  ['diff <(a) >(b)', 'diff <<(a)> <>(b)>', '$ a', '$ b'],
  ['n=$((1 + $(nproc)))', 'n=<$((1 + $(nproc)))>', '$ nproc'],
  ['case "$(uname -m)" in x86_64) a ;; *) b; exit 1 ;; esac', '$ uname -m', '? a', '? b', '? ; exit 1'],
  ['f() { chown a b; }; f', '?f chown a b', '; f'],
  ['# just a comment\na # rm -rf /\n\n# b\nc', 'a', '; c'],
  ['', ...[]],
  ['a | b |& c && d', 'a', '| b', '| c', '&& d'],
  ['a & b', 'a', '; b'],
  ['! a && b', 'a', '? && b'],
  ['[ -d /x ] && a && b || c && d', '[ -d /x ]', '? && a', '? && b', '? || c', '&& d'],
  ['test -n "$x" || a; b', 'test -n <"$x">', '? || a', '; b'],
  ['[[ -f /x && $(q) ]] && a', '$ q', '? && a'],
  ['command -v su || a && command x && b', 'command -v su', '? || a', '&& command x', '&& b'],
  ['export A=b C="$D" PATH=/x:$PATH', 'export A=b <C="$D"> <PATH=/x:$PATH>'],
  ['A=1 B="x y" make', 'A=1 B=x y make'],
  ['A+=x D=(a b)', 'A=x D=–'],
  ['time a -x', 'a -x'],
  ['echo a\\ b "c\\"d" \'e\'f "" \\$g', 'echo a b c"d ef $g'],
  ["echo $'a\\n' $\"b\"", "echo <$'a\\n'> <$\"b\">"],
  ['cp ~/x ~ ~joe/x "~" a~', 'cp <~/x> <~> <~joe/x> ~ a~'],
  ['a \\\n  b \\\n  && c', 'a b', '&& c'],
  ['> /x', '>/x'],
  ['select x in a b; do c; done', 'x=–', '? c'],
];

for (const [text, ...commands] of cases) {
  test(`reads ${JSON.stringify(text)}`, () => {
    const shell = parseShell(text);
    assert.is(shell.errors.map((error) => error.message).join(), '');
    assert.is(shell.ok, true);
    assert.is(shell.commands.map(line).join('\n'), commands.join('\n'));
  });
}

test('spans are offsets into the text', () => {
  const text = 'a "b c" && d > /e';
  const [a, d] = parseShell(text).commands;
  const cut = (span: { start: number; end: number } | undefined): string => text.slice(span?.start, span?.end);
  assert.is(cut(a?.span), 'a "b c"');
  assert.is(cut(a?.args[0]?.span), '"b c"');
  assert.is(cut(d?.span), 'd > /e');
  assert.is(cut(d?.redirects[0]?.target?.span), '/e');
});

test('commands in decoded back-ticks have the span of the whole substitution', () => {
  const text = 'echo x`a \\`b\\``';
  for (const command of parseShell(text).commands.slice(1)) {
    assert.is(text.slice(command.span.start, command.span.end), '`a \\`b\\``');
  }
});

test('a template holds plain variables only', () => {
  const parts = (word: string): string => JSON.stringify(parseShell(`x ${word}`).commands[0]?.args[0]?.template ?? null);
  assert.is(parts('/a/$B"/c/${D}"'), '["/a/",{"variable":"B","quoted":false},"/c/",{"variable":"D","quoted":true}]');
  assert.is(parts('a"b"'), '["ab"]');
  assert.is(parts('""'), '[""]');
  assert.is(parts('~/x'), '[{"variable":"HOME","quoted":true},"/x"]');
  assert.is(parts('~'), '[{"variable":"HOME","quoted":true}]');
  assert.is(parts('~/"x"$Y'), '[{"variable":"HOME","quoted":true},"/x",{"variable":"Y","quoted":false}]');
  for (const word of ['${A:-b}', '${#A}', '${!A}', '$1', '"$@"', '$(c)', '$((1))', '*', '{a,b}', '~joe', '${A[0]}']) {
    assert.is(parts(word), 'null', word);
  }
});

test('variables are named wherever the word reads them', () => {
  const names = (word: string): string => parseShell(`x ${word}`).commands[0]?.args[0]?.variables.join() ?? '';
  assert.is(names('"$A${B:-$C}"$A'), 'A,B,C');
  assert.is(names('"$@"'), '@');
  assert.is(names('${1}$*$?'), '1,*,?');
  assert.is(names('$((${X} + 1))'), 'X');
  assert.is(names('$(echo $X)'), '');
});

test('functions are listed', () => {
  assert.is(parseShell('f() { a; }; function g { b; }').functions.join(), 'f,g');
});

test('what is no shell is not ok', () => {
  for (const text of ['if x', 'a && ', 'echo "abc', "echo 'abc", 'a )', 'for x', 'case x in', '$(', '`a', 'a | | b', 'x$(if)', '}']) {
    assert.is(parseShell(text).ok, false, text);
  }
});

test('odd text is read or refused, never thrown on', () => {
  for (const text of ['\0', '\uD800', '\r\n', 'a\r', '$', '${', '<<', '<<<', '>', '&&', ';;', '!', '\\', '${$', '((', '[[', 'é ü']) {
    const { ok, errors } = parseShell(text);
    assert.is(ok, errors.length === 0);
  }
});

test('more text than a command line can hold is refused', () => {
  assert.is(parseShell(`a ${'b'.repeat(131_070)}`).ok, true);
  assert.is(parseShell(`a ${'b'.repeat(131_071)}`).ok, false);
});

test('hostile nesting and length end quickly', () => {
  const deep = 10_000;
  const pairs = [['"$(', ')"'], ['$(', ')'], ['(', ')'], ['{ ', '; }'], ['if a; then ', '; fi'], ['${x:-', '}'], ['`', '`'], ['! ', ''], ['\\', '']] as const;
  for (const [open, close] of pairs) {
    for (const depth of [20, 200, deep]) {
      endsSoon(() => parseShell(open.repeat(depth) + 'a' + close.repeat(depth)), `${open} ${depth}`);
    }
  }
  for (const piece of ['a && ', 'a | ', 'a; ', '$x', '"$x"', 'a\\\n', '{a,b}', '*', '<<E ', '>x ', 'x=(']) {
    endsSoon(() => parseShell(piece.repeat(deep)), piece);
  }
});

test.run();
