import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Io } from '../../src/cli/io.ts';
import { ALONE } from '../../src/context/surroundings.ts';
import { rewriteSource } from '../../src/cli/rewrite-source.ts';
import type { Policy } from '../../src/rewrite/types.ts';
import { TEXT } from './harness.ts';

const POLICY: Policy = { unsafe: false, only: [], skip: [] };
/** Breaks whoever reads it, as a defect would. */
const BROKEN: Policy = new Proxy(POLICY, {
  get: () => {
    throw new Error('boom');
  },
});

function rewrite(policy: Policy, env: Io['env'] = {}): { readonly status: string; readonly code: string | undefined; readonly stderr: string } {
  let stderr = '';
  const stream = { write: (data: string | Uint8Array) => (stderr += String(data)) };
  const io: Io = { argv: [], stdin: (async function* () {})(), stdout: stream, stderr: stream, cwd: '/', env };
  const { before, after, status, reason } = rewriteSource('Dockerfile', TEXT.heldBack, ALONE, policy, io);
  assert.is(before, TEXT.heldBack);
  assert.is(after, TEXT.heldBack);
  return { status, code: reason?.code, stderr };
}

test('a text that is fine', () => {
  assert.equal(rewrite(POLICY), { status: 'held-back', code: undefined, stderr: '' });
});

test('a defect is the failure of this file, told without a stack', () => {
  assert.equal(rewrite(BROKEN), { status: 'failed', code: 'internal', stderr: '' });
});

test('UNROOT_DEBUG=1 tells where', () => {
  assert.match(rewrite(BROKEN, { UNROOT_DEBUG: '1' }).stderr, /boom\n\s+at /);
});

test.run();
