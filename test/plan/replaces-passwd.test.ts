import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { replacesPasswd } from '../../src/plan/replaces-passwd.ts';
import { contextOf } from '../../soundness/context-of.ts';
import { factsOf, lines, must } from '../subject.ts';

const CONTEXT = contextOf({ 'server': 'x', 'app.jar': 'x', 'rootfs/etc/passwd': 'x' });

const CASES: readonly (readonly [copy: string, replaces: boolean])[] = [
  ['COPY rootfs /', true],
  ['COPY . /', true],
  ['COPY rootfs/etc /etc', true],
  ['ADD rootfs.tar.gz /', true],
  ['COPY --from=golang:1 / /', true],
  ['COPY overlay /', true],
  ['COPY rootfs.tar.gz /', false],
  ['COPY server /', false],
  ['COPY app.jar /', false],
  ['COPY --from=golang:1 /out/server /', false],
  ['COPY rootfs /srv', false],
];

for (const [copy, replaces] of CASES) {
  test(`${copy}: ${replaces ? 'may bring a passwd' : 'brings none'}`, () => {
    const stage = must(factsOf(lines('FROM debian:12', copy)).stages[0], 'stage');
    const operation = must(stage.own.operations[0], 'operation');
    assert.ok(operation.kind === 'copy');
    assert.is(replacesPasswd({ context: CONTEXT }, operation), replaces);
  });
}

test.run();
