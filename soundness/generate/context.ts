import * as fc from 'fast-check';
import { either, mostly, rarely } from './choose.ts';
import { shellLine } from './run.ts';
import { directory } from './words.ts';

/** Text by path; undefined where no build context is known. */
export type ContextFiles = Readonly<Record<string, string>> | undefined;

const shebang: fc.Arbitrary<string> = mostly(either('#!/bin/sh\n', '#!/bin/bash\nset -e\n', '#!/usr/bin/env bash\n'), either('', '#!/usr/bin/env node\n', '#!/bin/sh\r\n', '#!/sbin/openrc-run\n'), 5);

const scriptLine: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: shellLine },
  { weight: 2, arbitrary: directory.map((path) => `mkdir -p ${path} && chown -R app ${path}`) },
  { weight: 2, arbitrary: fc.constantFrom('[ "$(id -u)" = 0 ] && exec gosu app "$0" "$@"', 'nginx -t', 'cron', 'echo "$X" > /etc/x.conf', 'sed -i s/a/b/ /app/config.js', 'if [ "$1" = start ]; then', 'fi', 'cat <<EOF > /app/x', 'EOF', '. /env.sh') },
);

const lastLine: fc.Arbitrary<string> = fc.constantFrom('exec "$@"', 'exec node server.js', 'exec su-exec app "$@"', 'exec gosu app:app "$@"', '"$@"', 'exec /run.sh "$@"', '/usr/sbin/sshd -D', 'supervisord', '');

/** A script as the entry of an image. */
const script: fc.Arbitrary<string> = fc.tuple(shebang, fc.array(scriptLine, { maxLength: 4 }), lastLine, rarely('\r', 9)).map(([head, lines, last, end]) => head + [...lines, last].map((line) => `${line}${end}\n`).join(''));

/** What COPY may find: entry scripts above all. */
export const contextFiles: fc.Arbitrary<ContextFiles> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(undefined) },
  {
    weight: 2,
    arbitrary: fc.record({ 'entrypoint.sh': script, 'run.sh': script, 'package.json': fc.constant('{ "scripts": { "start": "node server.js" } }\n'), 'rootfs/etc/x': fc.constant('x\n'), passwd: fc.constantFrom('app:x:1000:1000::/app:/bin/sh\n', '') }, { requiredKeys: [] }),
  },
);
