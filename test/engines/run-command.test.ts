import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { descendantsOf } from '../../src/engines/processes.ts';
import { createRunner } from '../../src/engines/run-command.ts';
import { EngineEnded, EngineError } from '../../src/engines/types.ts';

const env = { PATH: '/usr/bin:/bin' };

/** The class and message of what a promise is rejected with. */
async function rejection(work: Promise<unknown>): Promise<unknown> {
  return await work.then(() => undefined, (error: unknown) => error);
}

test('both streams, the exit code, and each line as it comes', async () => {
  const lines: string[] = [];
  const result = await createRunner(env).run('sh', ['-c', 'echo out; echo err >&2; printf "a\\rb\\n\\n"; exit 3'], { onLine: (line) => lines.push(line) });
  assert.is(result.exit, 3);
  assert.ok(result.stdout.startsWith('out\n'));
  assert.ok(result.output.includes('err\n'));
  assert.equal(lines.toSorted(), ['a', 'b', 'err', 'out']);
});

test('variables of `with` are added', async () => {
  const { stdout } = await createRunner({ ...env, A: '1' }).with({ B: '2' }).run('sh', ['-c', 'echo $A$B']);
  assert.is(stdout, '12\n');
});

test('a program that is not there is an error that names it', async () => {
  const error = await rejection(createRunner({ PATH: '/nowhere' }).run('podman', ['info']));
  assert.ok(error instanceof EngineError);
  assert.is(error.message, 'podman is not installed');
});

test('a command that takes too long is ended, with all that it started', async () => {
  const running = createRunner(env).start('sh', ['-c', 'sleep 100 & sleep 100'], { timeout: 200 });
  const { exit, timedOut } = await running.result;
  assert.is(exit, undefined);
  assert.ok(timedOut);
  assert.equal(descendantsOf(running.pid), []);
});

test('output can go to a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unroot-run-'));
  const file = openSync(join(folder, 'log'), 'a');
  await createRunner(env).start('sh', ['-c', 'echo a; echo b >&2'], { into: file }).result;
  closeSync(file);
  assert.is(readFileSync(join(folder, 'log'), 'utf8'), 'a\nb\n');
  rmSync(folder, { recursive: true });
});

test('killAll ends what runs, and lets nothing start but a fresh runner', async () => {
  const runner = createRunner(env);
  const sleeping = rejection(runner.with({ A: '1' }).start('sleep', ['100']).result);
  await runner.killAll();
  assert.ok((await sleeping) instanceof EngineEnded);
  assert.throws(() => runner.start('true', []), (error: unknown) => error instanceof EngineEnded);
  assert.is((await runner.fresh().run('true', [])).exit, 0);
});

test.run();
