import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderName } from '../../src/bulk/folder-name.ts';
import { callsOf, fakeEngine } from '../engines/fake-engine.ts';
import { git, inFolder, unroot } from './harness.ts';

const SERVER = 'FROM node:20\nWORKDIR /app\nCOPY . .\nCMD ["node", "server.js"]\n';
/** What the fake engine is told of the image. */
const BREAKS = `# fake exits 13 unless root\n${SERVER}`;

/** Two repositories, of which the proof of one holds. */
async function inTwo(work: (folder: string) => Promise<void>): Promise<void> {
  await inFolder({ 'repos/good/Dockerfile': SERVER, 'repos/bad/Dockerfile': BREAKS }, async (folder) => {
    for (const name of ['good', 'bad']) {
      git(join(folder, 'repos', name), ['init', '-q']);
      git(join(folder, 'repos', name), ['add', '-A']);
      git(join(folder, 'repos', name), ['commit', '-q', '-m', 'start']);
    }
    await work(folder);
  });
}

test('with --prove only what holds is written, and the rest waits for a person', async () => {
  const engine = mkdtempSync(join(tmpdir(), 'unroot-fake-'));
  try {
    await inTwo(async (cwd) => {
      const run = await unroot(['bulk', 'repos', '--out', 'out', '--apply', '--prove', '--for', '20ms'], { cwd, env: fakeEngine(engine, 'docker') });
      assert.is(run.status, 0, run.stderr);
      assert.match(run.stderr, /repos\/bad: unchanged \(proof-breaks\)/);
      assert.match(run.stderr, /repos\/good: changed \(runs-as-root\)/);
      assert.is(readFileSync(join(cwd, 'repos/bad/Dockerfile'), 'utf8'), BREAKS);
      assert.match(readFileSync(join(cwd, 'repos/good/Dockerfile'), 'utf8'), /\nUSER node\n/);
      const bad = join(cwd, 'out/repos', folderName('repos/bad'));
      assert.match(readFileSync(join(bad, 'findings.json'), 'utf8'), /"verdict": "breaks"/);
      assert.not.ok(existsSync(join(bad, 'changes.patch')));
      assert.match(readFileSync(join(cwd, 'out/repos', folderName('repos/good'), 'message.md'), 'utf8'), /docker/);
      assert.ok(callsOf(engine).some((call) => call.includes('build')));
      assert.equal(readdirSync(engine).filter((name) => name !== 'docker' && name !== 'calls.log'), []);
    });
  } finally {
    rmSync(engine, { recursive: true, force: true });
  }
});

test('without an engine nothing begins', async () => {
  await inTwo(async (cwd) => {
    const run = await unroot(['bulk', 'repos', '--out', 'out', '--prove'], { cwd, env: { PATH: join(cwd, 'none') } });
    assert.is(run.status, 2);
    assert.match(run.stderr, /needs a container engine/);
    assert.not.ok(existsSync(join(cwd, 'out/run.json')));
  });
});

test.run();
