import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { endsSoon } from '../ends-soon.ts';
import { resolveArgv, resolveCommands } from '../../src/shell/commands.ts';
import type { ResolvedCommand } from '../../src/shell/commands.ts';

function line(command: ResolvedCommand): string {
  const wrappers = command.wrappers.map((name) => `(${name})`);
  const program = command.positional ? '@' : (command.path ?? command.program ?? '?');
  return [...wrappers, program, ...command.args.map((word) => word.value ?? `<${word.text}>`)].join(' ');
}

const texts: readonly (readonly [text: string, ...commands: readonly string[]])[] = [
  ['exec "$@"', '(exec) @'],
  ['exec $*', '(exec) @'],
  ['"$1" x', '@ x'],
  ['exec "${@:2}"', '(exec) @'],
  ['exec "$0" "$@"', '(exec) ? <"$@">'],
  ['exec $CMD a', '(exec) ? a'],
  ['exec -a x /bin/y', '(exec) /bin/y'],
  ['exec 2>&1', 'exec'],
  ['command -p ls', '(command) ls'],
  ['command -v su-exec', 'command -v su-exec'],
  ['env -i A=b "C=$D" -u E java -jar x', '(env) java -jar x'],
  ['/usr/bin/env python3 x', '(env) python3 x'],
  ['env', 'env'],
  ['env -S "a b"', 'env -S a b'],
  ['nice -n 5 nohup ionice -c2 -n 7 x y', '(nice) (nohup) (ionice) x y'],
  ['nice -10 x', '(nice) x'],
  ['time -p x', '(time) x', 'x'],
  ['timeout -k 5 --signal=KILL 30s x -t', '(timeout) x -t'],
  ['stdbuf -oL -e 0 setsid -w x', '(stdbuf) (setsid) x'],
  ['tini -g -s -- nginx -g "daemon off;"', '(tini) nginx -g daemon off;'],
  ['/sbin/tini -p SIGTERM -e 143 java', '(tini) java'],
  ['docker-init -- x', '(docker-init) x'],
  ['dumb-init -c --rewrite 15:3 -r 2:1 -- x', '(dumb-init) x'],
  ['catatonit -P -- x', '(catatonit) x'],
  ['sudo -E -H A=b x', '(sudo) x'],
  ['sudo -u app x', 'sudo -u app x'],
  ['sudo --user=app x', 'sudo --user=app x'],
  ['sudo -Eu app x', 'sudo -Eu app x'],
  ['doas x', '(doas) x'],
  ['doas -u app x', 'doas -u app x'],
  ['gosu app "$@"', 'gosu app <"$@">'],
  ['exec su-exec app java', '(exec) su-exec app java'],
  ['exec setpriv --reuid=1 x', '(exec) setpriv --reuid=1 x'],
  ['exec s6-setuidgid app x', '(exec) s6-setuidgid app x'],
  ['exec chpst -u app x', '(exec) chpst -u app x'],
  ['runuser -u app -- x', 'runuser -u app -- x'],
  ['su - app -c "x y"', 'su - app -c x y'],
  ['start-stop-daemon --chuid app --exec x', 'start-stop-daemon --chuid app --exec x'],
  ["sh -c 'a && exec b c' d", '(sh) a', '(sh) (exec) b c'],
  ["/bin/bash -euxo pipefail -c 'a | b'", '(bash) a', '(bash) b'],
  ["bash -l -c 'x'", '(bash) x'],
  ["bash --login -c -- 'x'", '(bash) x'],
  ['sh -c "exec java $JAVA_OPTS -jar ${APP}.jar"', '(sh) (exec) java <${JAVA_OPTS}> -jar <${APP}.jar>'],
  ['sh -c "$(cat x)"', 'sh -c <"$(cat x)">', 'cat x'],
  ['sh -c "if"', 'sh -c if'],
  ['sh /run.sh a', 'sh /run.sh a'],
  ['bash -x /run.sh -c b', 'bash -x /run.sh -c b'],
  ['busybox sh -c "crond -f"', '(busybox) (sh) crond -f'],
  ["eval 'a b' c", '(eval) a b c'],
  ['eval "$@"', '@ <"$@">'],
  ['eval "$(x)"', 'eval <"$(x)">', 'x'],
  ['find . | xargs -0 -n 1 -I {} chown {} app', 'find .', '(xargs) chown {} app'],
  ['ls | xargs', 'ls', 'xargs'],
  ["tini -- sh -c 'sh -c \"exec sudo x\"'", '(tini) (sh) (sh) (exec) (sudo) x'],
  ['A=b', ':'],
  ['> /x', ':'],
];

for (const [text, ...commands] of texts) {
  test(`resolves ${text}`, () => {
    // `time` with options is the shell's own keyword to bash: only one of the readings is right.
    const resolved = resolveCommands(text).commands.map(line).join('\n');
    if (text.startsWith('time')) assert.ok(commands.includes(resolved), resolved);
    else assert.is(resolved, commands.join('\n'));
  });
}

const arrays: readonly (readonly [argv: readonly string[], ...commands: readonly string[]])[] = [
  [['/usr/bin/tini', '--', '/app/run.sh', '$HOME'], '(tini) /app/run.sh $HOME'],
  [['sh', '-c', 'java $OPTS -jar a.jar'], '(sh) java <$OPTS> -jar a.jar'],
  [['/bin/sh', '-c', 'a && b', 'x'], '(sh) a', '(sh) b'],
  [['/bin/sh', '-c'], '/bin/sh -c'],
  [['bash', '-lc', 'exec "$@"'], '(bash) (exec) @'],
  [['docker-entrypoint.sh', 'nginx'], 'docker-entrypoint.sh nginx'],
  [['$X', '"a"', '*'], '$X "a" *'],
  [['env', 'A=b c', 'x'], '(env) x'],
  [[''], ''],
  [[], ':'],
];

for (const [argv, ...commands] of arrays) {
  test(`resolves ${JSON.stringify(argv)}`, () => {
    assert.is(resolveArgv(argv).map(line).join('\n'), commands.join('\n'));
  });
}

test('the program is the last part of the path', () => {
  assert.is(resolveCommands('exec /usr/local/bin/gosu a b').commands[0]?.program, 'gosu');
  assert.is(resolveCommands('> /x').commands[0]?.program, ':');
  assert.is(resolveCommands('"$X"').commands[0]?.program, undefined);
});

test('an inner text keeps what is known of the outer command', () => {
  const [inner] = resolveCommands("id x || sh -c 'useradd x > /log'").commands.slice(1);
  assert.is(inner?.program, 'useradd');
  assert.is(inner?.conditional, true);
  assert.is(inner?.nested, true);
  assert.is(inner?.command?.redirects[0]?.target?.value, '/log');
  assert.is(resolveCommands("sh -c 'if a; then b; fi'").commands[1]?.conditional, true);
});

test('names that a text sets are told', () => {
  const text = 'A=1 x; export B=2 C; read -r D; for E in a b; do y; done; F+=1; unset G; local -r H=1';
  assert.is(resolveCommands(text).commands.flatMap((command) => command.assigned).join(), 'A,B,D,E,F,G,H');
});

test('text that is no shell is not ok', () => {
  assert.is(resolveCommands('a; if').ok, false);
  assert.is(resolveCommands("a; sh -c 'if'").ok, false);
  assert.is(resolveCommands("a; sh -c 'b'").ok, true);
  assert.is(resolveCommands('a; eval "$(x)"').ok, true);
});

test('hostile chains end quickly', () => {
  endsSoon(() => {
    assert.is(resolveCommands(`${'exec '.repeat(20_000)}x`).commands[0]?.program, 'x');
    resolveCommands(`${"sh -c '".repeat(5_000)}x`);
    resolveCommands(`${'eval '.repeat(20_000)}x`);
    resolveArgv([...Array<string>(20_000).fill('sh'), '-c', 'x']);
    resolveCommands('eval x; '.repeat(10_000));
  });
});

test.run();
