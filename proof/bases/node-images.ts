import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ALPINE, DEBIAN, library, WORKSHOP } from './names.ts';
import type { Base, HostCopy } from './types.ts';

/** npm of this machine, as every distribution of Node lays it beside the program. */
const NPM = resolve(dirname(process.execPath), '../lib/node_modules/npm');

const HOST_COPIES: readonly HostCopy[] = [
  { source: process.execPath, target: '/usr/local/bin/node' },
  ...(existsSync(NPM) ? [{ source: NPM, target: '/usr/local/lib/node_modules/npm' }] : []),
];

/** Stands `node` before what is no command of the image, and drops nothing. */
const ENTRY = `#!/bin/sh
set -e
case \${1:-} in
  -*) set -- node "$@" ;;
  *) command -v "\${1:-}" > /dev/null || set -- node "$@" ;;
esac
exec "$@"
`;

const LINKS: readonly string[] = [
  'ln -s node /usr/local/bin/nodejs',
  'for tool in npm npx; do ln -s ../lib/node_modules/npm/bin/$tool-cli.js /usr/local/bin/$tool; done',
  // Fails here, and not in each scenario, where the Node of this machine does not run on Debian 12.
  'node --version',
];

const COMMON = {
  hostCopies: HOST_COPIES,
  programs: { '/usr/local/bin/docker-entrypoint.sh': ENTRY },
  settings: { entrypoint: ['docker-entrypoint.sh'], cmd: ['node'], env: { NODE_VERSION: process.version.slice(1) } },
} satisfies Partial<Base>;

/** Node as this machine has it: with the user `node` 1000, and root as the default. */
export const NODE_IMAGES: readonly Base[] = [
  {
    ...COMMON,
    tags: library('node:20', 'node:20-bookworm', 'node:20-slim', 'node:20-bookworm-slim', 'node:22', 'node:22-slim', 'node:lts'),
    from: DEBIAN,
    run: ['groupadd --gid 1000 node', 'useradd --uid 1000 --gid node --shell /bin/bash --create-home node', ...LINKS],
  },
  {
    ...COMMON,
    tags: library('node:20-alpine', 'node:20-alpine3.20', 'node:22-alpine', 'node:alpine'),
    from: ALPINE,
    copies: [{ image: WORKSHOP, source: '/out/node', target: '/' }],
    run: ['addgroup -g 1000 node', 'adduser -u 1000 -G node -s /bin/sh -D node', ...LINKS],
  },
];
