import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fixCommand } from '../../src/cli/fix-command.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import type { Invocation } from '../../src/cli/invocation.ts';

function invocation(...argv: readonly string[]): Invocation {
  const parsed = parseArguments(argv);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.invocation;
}

function command(...argv: readonly string[]): string {
  return fixCommand(invocation(...argv));
}

test('what decides nothing is left out: verb, paths, formats, reports, guards and gates', () => {
  assert.is(command('check'), 'fix');
  assert.is(command('diff', 'a', 'b'), 'fix');
  assert.is(command('fix', '-q', '--strict', '--exit-non-zero-on-fix', '--allow-dirty', '--allow-no-vcs', '--color', 'never', '--format', 'json', '--report', 'html=x', '.'), 'fix');
  assert.is(command('check', '--max-size', '1m'), 'fix');
});

test('one order, whatever the order on the command line', () => {
  const expected =
    'fix --unsafe --assume fresh-volumes,bind-mount,unprivileged-ports --only exec-quotes,set-user --skip add-user' +
    " --user svc --group grp --uid 10001 --gid 10002 --ownership copy --exclude 'a b' --exclude '!c' --force-exclude --max-size 2048";
  const options = [
    '--max-size=2k', '--force-exclude', '--exclude=a b', '--exclude', '!c', '--ownership=copy', '--gid=10002', '--uid=10001', '--group=grp', '--user=svc',
    '--skip=add-user', '--only=set-user', '--only=exec-quotes', '--assume=low-port,fresh-volumes', '--assume=bind-mount', '--assume=existing-volume', '--unsafe',
  ];
  assert.is(command('check', ...options), expected);
});

test('the same invocation comes out of it', () => {
  const options = ['--unsafe', '--assume', 'low-port,unknown-base', '--skip=exec-quotes', '--uid', '4000', '--exclude=-x', '--exclude', 'a,b', '--max-size', '10k'];
  const words = command('fix', ...options).split(' ');
  const [first, again] = [invocation('fix', ...options), invocation(...words)];
  assert.equal(again, { ...first, policy: { ...first.policy, assume: again.policy.assume } });
  assert.equal([...(again.policy.assume ?? [])].toSorted(), [...(first.policy.assume ?? [])].toSorted());
  assert.is(fixCommand(again), fixCommand(first));
});

test('a word that a shell would read otherwise is quoted', () => {
  assert.is(command('check', '--exclude', "it's $(id) *"), "fix --exclude 'it'\\''s $(id) *'");
  assert.is(command('check', '--exclude=-n'), 'fix --exclude=-n');
  assert.is(command('check', '--exclude', '*.old'), "fix --exclude '*.old'");
});

test('a proof, and no value that may be a secret', () => {
  assert.is(command('prove'), 'fix --prove');
  assert.is(command('prove', '--for', '10', '--build-timeout', '30m'), 'fix --prove');
  const options = [
    '--port=9000', '--port=80', '--port=9000', '--env', 'TOKEN=s3cret', '--env=A=b c', '--build-arg', 'KEY=s3cret', '--target=run', '--context', 'my app',
    '--smoke', 'curl -fs localhost:$PORT', '--build-timeout=90s', '--for=500ms', '--engine=podman',
  ];
  assert.is(
    command('fix', '--prove', ...options),
    "fix --prove --engine podman --for 500ms --build-timeout 90s --smoke 'curl -fs localhost:$PORT' --context 'my app' --target run" +
      " --build-arg 'KEY=<value>' --env 'A=<value>' --env 'TOKEN=<value>' --port 80 --port 9000",
  );
});

test.run();
