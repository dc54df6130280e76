import * as fc from 'fast-check';
import type { ImageUse } from '../../src/neighbours/types.ts';
import type { Evidence } from '../../src/rewrite/types.ts';

const evidence: fc.Arbitrary<Evidence> = fc.constantFrom('compose.yaml', 'docker-bake.hcl', 'k8s/app.yaml').map((file) => ({ file, place: { line: 3, column: 5 }, text: 'a service' }));

const mount: fc.Arbitrary<ImageUse['mounts'][number]> = fc.record({
  path: fc.constantFrom('/data', '/app', '/app/node_modules', '/var/lib/app', '/var/run/docker.sock', '/root/.cache', '/', '/etc/app', '/tmp/x'),
  kind: fc.constantFrom('bind', 'volume', 'tmpfs'),
  source: fc.constantFrom('', 'data', './src', '/var/run/docker.sock'),
  readOnly: fc.boolean(),
  evidence,
});

function some<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<readonly Value[]> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(value, { minLength: 1, maxLength: 2 }) });
}

const command: fc.Arbitrary<ImageUse['command']> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.record({ argv: fc.constantFrom(['node', 'server.js'], ['sh', '-c', 'mkdir /var/x && exec y'], ['cron', '-f'], [], ['/entrypoint.sh']), evidence }) },
);

const use: fc.Arbitrary<ImageUse> = fc.record({
  kind: fc.constantFrom('compose', 'bake', 'skaffold', 'action', 'devcontainer', 'kubernetes', 'script'),
  evidence,
  context: fc.constant(undefined),
  target: fc.constantFrom(undefined, undefined, 'build', 's0', 's1', 'nothing'),
  buildArgs: fc.constant({}),
  images: fc.constantFrom([], ['example/app:1']),
  users: some(fc.record({ value: fc.constantFrom('root', '0', '1000', 'app', '0:0', '$UID'), evidence })),
  rights: some(fc.record({ name: fc.constantFrom('privileged', 'NET_ADMIN', 'network_mode: host'), evidence })),
  ports: some(fc.record({ port: fc.constantFrom(80, 443, 8080), evidence })),
  mounts: some(mount),
  command,
  entrypoint: command,
});

/** What neighbouring files say of an image: nothing, most of the time. */
export const imageUses: fc.Arbitrary<readonly ImageUse[]> = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(use, { minLength: 1, maxLength: 2 }) });

/** FROM lines of other Dockerfiles that build on it. */
export const imageDependents: fc.Arbitrary<readonly Evidence[]> = fc.oneof({ weight: 14, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: evidence.map((one) => [one]) });
