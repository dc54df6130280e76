import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rootHome } from '../../src/hazards/root-home.ts';
import { lines, seenBy } from '../subject.ts';
import { hazardTests } from './checks.ts';
import type { HazardCase } from './checks.ts';
import { mounts } from './use.ts';

const SEEN = 'root-home manual';

const LINES: readonly (readonly [seen: string, line: string])[] = [
  [SEEN, 'WORKDIR /root/app'],
  [SEEN, 'COPY x /root/x'],
  [SEEN, 'VOLUME /root/data'],
  [SEEN, 'ENV HOME=/root'],
  [SEEN, 'ENV PATH=/root/.local/bin:$PATH'],
  [SEEN, 'ENV PATH=$PATH:/root/.cargo/bin'],
  [SEEN, 'RUN pip install --user x'],
  [SEEN, 'RUN mkdir -p /root/.config'],
  [SEEN, 'RUN mkdir -p ~/.config'],
  [SEEN, 'RUN mkdir -p $HOME/.config'],
  [SEEN, 'RUN echo a > /root/.npmrc'],
  [SEEN, 'RUN git clone x /root/x'],
  [SEEN, 'RUN curl https://sh.rustup.rs -sSf | sh'],
  [SEEN, 'RUN nvm install 20'],
  [SEEN, 'CMD ["node", "/root/x"]'],
  [SEEN, 'CMD ["/root/x"]'],
  [SEEN, 'CMD ["java", "-jar", "--file=/root/x"]'],
  [SEEN, 'RUN mix local.hex --force'],
  [SEEN, 'RUN bzr whoami "a <a@example.org>"'],
  [SEEN, 'RUN vagrant plugin install x'],
  [SEEN, 'CMD cd ~/app && node x'],
  [SEEN, 'CMD $HOME/app/run'],
  [SEEN, 'CMD node ~/x'],
  ['', 'RUN mix deps.get'],
  ['', 'RUN rm -rf /root/.cache'],
  ['', 'RUN ls /root'],
  ['', 'RUN --mount=type=cache,target=/root/.cache/pip pip install x'],
  ['', 'RUN pip install x'],
  ['', 'WORKDIR /rooted'],
  ['', 'COPY x /app/root/x'],
  ['', 'ENV HOME=/app'],
];

hazardTests(rootHome, [
  ...LINES.map(([seen, line]): HazardCase => [line, seen, ['FROM node:20', line]]),
  ['in another stage', '', ['FROM node:20 AS build', 'WORKDIR /root/x', 'RUN pip install --user x', 'FROM node:20', 'COPY --from=build /root/x /app']],
  ['in a lower stage', SEEN, ['FROM node:20 AS base', 'RUN pip install --user x', 'FROM base']],
  ['an ENV that is replaced later', '', ['FROM node:20', 'ENV HOME=/root', 'ENV HOME=/app']],
  ['by another user', '', ['FROM node:20', 'USER node', 'RUN pip install --user x', 'USER root']],
]);

test('neighbours mount something there', () => {
  const seen = (path: string, kind: 'bind' | 'volume' | 'tmpfs' = 'bind'): string => seenBy(rootHome, lines('FROM node:20', 'CMD ["node"]'), { uses: [mounts({ path, kind, readOnly: true })] });
  assert.is(seen('/root/.aws'), SEEN);
  assert.is(seen('/root', 'volume'), SEEN);
  assert.is(seen('/rooted'), '');
  assert.is(seen('/home/node/.aws'), '');
});

test.run();
