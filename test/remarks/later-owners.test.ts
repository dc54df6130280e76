import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { LaterOwners } from '../../src/remarks/later-owners.ts';
import type { CopyOperation } from '../../src/facts/types.ts';
import { lines, must, stageOf } from '../subject.ts';

/** Who may write what the first COPY brings, by all that stands behind it. */
function writable(copy: string, ...later: readonly string[]): string {
  const { own } = stageOf(lines('FROM debian:12', 'WORKDIR /app', copy, ...later));
  const at = own.operations.findIndex((operation) => operation.kind === 'copy');
  const owners = new LaterOwners(own);
  for (const operation of own.operations.slice(at + 1).toReversed()) owners.add(operation);
  const first = must(own.operations.find((operation): operation is CopyOperation => operation.kind === 'copy'), 'copy');
  return owners.writableBy(first);
}

const CASES: readonly (readonly [writable: string, copy: string, later: readonly string[]])[] = [
  ['nobody', 'COPY . .', []],
  ['owner', 'COPY . .', ['RUN chown -R app /app']],
  ['owner', 'COPY . .', ['RUN chown -R app .']],
  ['owner', 'COPY . .', ['RUN chown -R app /']],
  ['owner', 'COPY . .', ['RUN chown app /app/*']],
  ['owner', 'COPY . .', ['RUN chown -R 1000:1000 /app']],
  ['owner', 'COPY . .', ['RUN find /app -exec chown app {} +']],
  ['owner', 'COPY . .', ['RUN ls | xargs chown app']],
  ['owner', 'COPY . .', ['RUN chown app $(cat list)']],
  ['owner', 'COPY . .', ['RUN if']],
  ['owner', 'COPY . .', ['RUN rm -r /app']],
  ['owner', 'COPY a .', ['COPY --chown=app . .']],
  ['nobody', 'COPY a .', ['COPY --chown=app b .']],
  ['nobody', 'COPY a .', ['COPY --from=x --chown=app . .']],
  ['nobody', 'COPY . .', ['RUN chown -R root /app']],
  ['nobody', 'COPY . .', ['RUN chown -R app /data']],
  ['nobody', 'COPY . .', ['RUN chown -R app /app/logs']],
  ['nobody', 'COPY . .', ['RUN chown -R app /ap']],
  ['nobody', 'COPY . .', ['RUN chgrp -R 0 /app']],
  ['owner', 'COPY a .', ['RUN chown app /app/a']],
  ['owner', 'COPY a /app/b', ['RUN chown app /app/b']],
  ['nobody', 'COPY a .', ['RUN chown app /app/b']],
  ['owner', 'COPY . .', ['RUN chmod -R g=u /app']],
  ['owner', 'COPY . .', ['RUN chmod -R g+rwx /app']],
  ['owner', 'COPY . .', ['RUN chmod -R ug+w,o-rwx /app']],
  ['owner', 'COPY . .', ['RUN chmod -R 775 /app']],
  ['owner', 'COPY --chmod=664 . .', []],
  ['nobody', 'COPY . .', ['RUN chmod -R 755 /app']],
  ['nobody', 'COPY . .', ['RUN chmod -R u+w /app']],
  ['nobody', 'COPY . .', ['RUN chmod -R g-w /app']],
  ['owner', 'COPY . .', ['RUN chmod -R g-x+w /app']],
  ['nobody', 'COPY . .', ['RUN chmod +x /app']],
  ['nobody', 'COPY --chmod=755 . .', []],
  ['everybody', 'COPY . .', ['RUN chmod -R 777 /app']],
  ['everybody', 'COPY . .', ['RUN chgrp -R 0 /app && chmod -R 0777 /app']],
  ['everybody', 'COPY . .', ['RUN chmod -R a+rwX /app']],
  ['everybody', 'COPY . .', ['RUN chmod -R o+w /app']],
  ['everybody', 'COPY --chmod=666 . .', []],
  ['owner', 'COPY --chmod=666 . .', ['RUN chown -R app /app']],
];

for (const [expected, copy, later] of CASES) {
  test([copy, ...later, expected].join('; '), () => assert.is(writable(copy, ...later), expected));
}

test.run();
