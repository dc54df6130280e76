import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { refusedBySh } from '../../../soundness/sweep/refused-by-sh.ts';

test('only what sh cannot read', () => {
  assert.equal(refusedBySh(['chown -R a /b', "chown 'a", 'mkdir -p /a && chown b /a', "chown 'c", 'if a; then', 'exit 3']), ["chown 'a", "chown 'c", 'if a; then']);
  assert.equal(refusedBySh([]), []);
});

test.run();
