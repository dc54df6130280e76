import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ownedCandidates, ownership } from '../../src/plan/ownership.ts';
import { judgedOf, lines, rewritten } from '../subject.ts';
import type { Setting } from '../subject.ts';

/** `line:owner` of each COPY; then what is given late, alone in brackets. */
function gifts(text: readonly string[], { files = {} }: Setting = {}): string {
  const judged = judgedOf(lines(...text), { policy: { ownership: 'copy' }, files });
  const owned = ownership(judged, judged.identity, ownedCandidates(judged));
  const copies = owned.copies.map(({ by, owner }) => `${by.first}:${owner}`);
  const directories = owned.missing.map((directory) => (owned.alone.has(directory) ? `(${directory.path})` : directory.path));
  return [...copies, ...directories].join(' ');
}

const NODE = ['FROM node:22', 'WORKDIR /app'];
const DEBIAN = ['FROM debian:12', 'WORKDIR /app'];

const GIFTS: readonly (readonly [name: string, gifts: string, text: readonly string[]])[] = [
  ['COPY and ADD into it', '3:node:node 4:node:node (/app)', [...NODE, 'COPY a .', 'ADD b b']],
  ['not beside it', '4:node:node (/app)', [...NODE, 'COPY a /usr/share/a', 'COPY a a']],
  ['not what has an owner', '(/app)', [...NODE, 'COPY --chown=root a .']],
  ['not what another stage owns', '(/app)', [...NODE, 'COPY --from=build /a .']],
  ['what RUN makes stays', '3:node:node (/app)', [...NODE, 'COPY a .', 'RUN npm ci']],
  ['a chown of the file that covers it', '', [...NODE, 'COPY a .', 'RUN chown -R node /app']],
  ['only what comes behind that chown', '5:node:node', [...NODE, 'COPY a .', 'RUN chown -R node /app', 'COPY b .']],
  ['a user that is created', '3:app:app (/app)', [...DEBIAN, 'COPY a .']],
  ['a user that the file creates before', '4:svc:svc (/app)', ['FROM debian:12', 'RUN useradd svc', 'WORKDIR /app', 'COPY a .']],
  ['a user that the file creates behind', '/app', [...DEBIAN, 'COPY a .', 'RUN useradd svc']],
  ['with numbers, behind or not', '3:7:8 5:svc:svc (/app)', [...DEBIAN, 'COPY a .', 'RUN groupadd -g 8 svc && useradd -u 7 -g svc svc', 'COPY b .']],
  ['--link with fixed ids', '3:10001:10001 4:app:app (/app)', [...DEBIAN, 'COPY --link a .', 'COPY b .']],
  ['--link where no number is known', '4:svc:svc (/app) /app/a', ['FROM debian:12', 'RUN useradd svc', 'WORKDIR /app', 'COPY b b', 'COPY --link a /app/a']],
  ['a group that nothing tells', '/app', ['FROM alpine:3', 'RUN adduser -S svc', 'WORKDIR /app', 'COPY a .']],
  ['a COPY of a lower stage', '/app', ['FROM debian:12 AS base', 'WORKDIR /app', 'COPY a .', 'FROM base']],
  ['an archive, which older builders unpack with its own owners', '(/app) /app/x', [...NODE, 'ADD a.tar.gz x/']],
  ['a file from the network', '3:node:node (/app)', [...NODE, 'ADD https://example.org/a.tar.gz x/']],
  ['a destination that the build names', '/app', [...NODE, 'ARG D=/app/x', 'COPY a $D']],
  ['a destination that ENV names', '4:node:node (/app)', [...NODE, 'ENV D=/app/x', 'COPY a $D']],
  ['directories in it', '4:node:node (/app) /app/logs', [...NODE, 'RUN mkdir -p logs tmp && rm -r tmp', 'COPY a .']],
  ['directories in it for software', '5:node:node (/opt/app) (/opt/app/lib)', ['FROM node:22', 'WORKDIR /opt/app', 'RUN mkdir lib', 'RUN true', 'COPY a .']],
  ['state directories', '4:node:node (/app) /var/lib/x', [...NODE, 'RUN mkdir /var/lib/x', 'COPY a .']],
  ['state directories that COPY fills', '4:node:node (/app) (/var/lib/x)', [...NODE, 'RUN mkdir /var/lib/x', 'COPY a /var/lib/x/']],
  ['files that RUN makes private', '/app', [...NODE, 'COPY a .', 'RUN openssl genrsa > k && chmod 600 k']],
  ['files that COPY brings and RUN makes private', '3:node:node (/app)', [...NODE, 'COPY k .', 'RUN chmod 600 k']],
  ['private files of another stage', '(/app) /app/k', [...NODE, 'COPY --from=build --chmod=600 /k k']],
  ['a WORKDIR that the build names', '4:node:node (/app)', ['FROM node:22', 'ARG D=/app', 'WORKDIR $D', 'COPY . .']],
  ['with directories that cannot be named', '/app', ['FROM node:22', 'ARG D=/app', 'WORKDIR $D', 'COPY . .', 'RUN mkdir logs']],
];

for (const [name, expected, text] of GIFTS) {
  test(name, () => assert.is(gifts(text), expected));
}

test('what the entry writes, though another stage owns it', () => {
  const files = { 'start.sh': '#!/bin/sh\necho x > dist/env.js\nexec node a.js\n' };
  assert.is(gifts([...NODE, 'COPY --from=build /dist ./dist', 'COPY start.sh .', 'ENTRYPOINT ["./start.sh"]'], { files }), '4:node:node (/app) /app/dist');
  assert.is(gifts([...NODE, 'COPY --from=build /lib ./lib', 'COPY start.sh .', 'ENTRYPOINT ["./start.sh"]'], { files }), '4:node:node (/app)');
});

test('a git repository of another user stops the builds that ask git', () => {
  const text = ['FROM golang:1.25', 'WORKDIR /app', 'COPY . .', 'RUN go build -o /app/x', 'CMD ["/app/x"]'];
  assert.is(gifts(text, { files: { 'main.go': '', '.git/HEAD': '' } }), '/app');
  assert.is(gifts(text, { files: { 'main.go': '' } }), '3:app:app (/app)');
  assert.is(gifts(['FROM golang:1.25', 'WORKDIR /app', 'COPY . .', 'RUN apt-get update', 'CMD ["/app/x"]'], { files: { '.git/HEAD': '' } }), '3:app:app (/app)');
});

test('volumes are given above their VOLUME', () => {
  const { after } = rewritten(lines(...NODE, 'COPY seed /data/', 'VOLUME /data /cache', 'CMD ["node", "a.js"]'), { policy: { ownership: 'copy', unsafe: true }, files: { seed: '' } });
  assert.match(after, 'COPY --chown=node:node seed /data/\nRUN mkdir -p /cache && chown node:node /data && chown -R node:node /cache\nVOLUME /data /cache\n');
});

test.run();
