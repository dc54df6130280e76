import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fieldOf, parseAnswer, readImageConfig, text } from '../../src/engines/image-config.ts';
import { EngineError } from '../../src/engines/types.ts';

test('absent, null and empty are the same', () => {
  const empty = readImageConfig({});
  assert.equal(readImageConfig({ Env: null, Cmd: [], Volumes: {}, User: '', Labels: null, Healthcheck: null }), empty);
  assert.is(empty.Healthcheck, undefined);
});

test('fields as engines print them', () => {
  const config = readImageConfig({
    User: 'app', Env: ['A=1'], Entrypoint: '/run.sh', Cmd: ['a', 'b'], ExposedPorts: { '90/tcp': {}, '80/tcp': {} }, Labels: { n: 1 },
    HealthCheck: { Test: ['CMD', 'x'], Timeout: 3_000_000_000 },
  });
  assert.equal(config.Entrypoint, ['/run.sh']);
  assert.equal(config.ExposedPorts, ['80/tcp', '90/tcp']);
  assert.equal(config.Labels, { n: '1' });
  assert.equal(config.Healthcheck, { Test: ['CMD', 'x'], Timeout: 3000 });
});

test('an answer that is none is an error', () => {
  assert.throws(() => readImageConfig(undefined), (error: unknown) => error instanceof EngineError);
  assert.throws(() => parseAnswer('oops'), /is not JSON: oops/);
});

test('fields are found in any case, through lists too', () => {
  assert.is(fieldOf({ Store: { graphRoot: '/x' } }, 'store', 'GraphRoot'), '/x');
  assert.is(fieldOf([{ Id: 'a' }], '0', 'id'), 'a');
  assert.is(fieldOf([{ Id: 'a' }], '1'), undefined);
  assert.is(fieldOf('x', 'a'), undefined);
  assert.is(text(undefined), '');
});

test.run();
