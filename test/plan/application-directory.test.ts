import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applicationDirectory } from '../../src/plan/application-directory.ts';
import { lines, subjectOf } from '../subject.ts';

const FILES: readonly (readonly [directory: string | undefined, text: readonly string[]])[] = [
  ['/app', ['FROM debian:12', 'WORKDIR /app']],
  ['/usr/src/app', ['FROM debian:12', 'WORKDIR /usr/src/app', 'COPY . .']],
  // An earlier WORKDIR that holds the final one.
  ['/app', ['FROM debian:12', 'WORKDIR /app', 'COPY . .', 'WORKDIR /app/server']],
  ['/b', ['FROM debian:12', 'WORKDIR /a', 'WORKDIR /b']],
  ['/app/x', ['FROM debian:12 AS base', 'WORKDIR /app/x', 'FROM base']],
  // Never what the system ships.
  [undefined, ['FROM debian:12', 'WORKDIR /']],
  [undefined, ['FROM debian:12', 'WORKDIR /root']],
  [undefined, ['FROM debian:12', 'WORKDIR /usr/src']],
  [undefined, ['FROM debian:12', 'WORKDIR /usr/local/bin']],
  [undefined, ['FROM debian:12', 'WORKDIR /opt']],
  ['/opt/app', ['FROM debian:12', 'WORKDIR /opt', 'WORKDIR app']],
  // Without WORKDIR: what mkdir made and COPY or ADD filled.
  [undefined, ['FROM debian:12', 'CMD ["x"]']],
  ['/opt/app', ['FROM debian:12', 'RUN mkdir -p /opt/app', 'COPY . /opt/app']],
  ['/opt/app', ['FROM debian:12', 'RUN mkdir -p /opt/app', 'ADD x.tar /opt/app/lib/']],
  [undefined, ['FROM debian:12', 'RUN mkdir -p /opt/app', 'COPY . /opt/other']],
  [undefined, ['FROM debian:12', 'COPY . /opt/app']],
  [undefined, ['FROM debian:12', 'RUN mkdir -p /opt/app']],
  // The image's own working directory, filled.
  ['/home/bun/app', ['FROM oven/bun', 'COPY . .']],
  [undefined, ['FROM oven/bun', 'CMD ["bun", "x"]']],
  [undefined, ['FROM debian:12', 'ARG D', 'WORKDIR $D']],
];

for (const [directory, text] of FILES) {
  test(text.join('; '), () => assert.is(applicationDirectory(subjectOf(lines(...text)))?.path.path, directory));
}

test('a directory with a variable in it is named as the working directory', () => {
  const named = (...text: readonly string[]): boolean | undefined => applicationDirectory(subjectOf(lines('FROM debian:12', ...text)))?.asWorkdir;
  assert.is(named('ARG D=/app', 'WORKDIR $D'), true);
  assert.is(named('ENV D=/app', 'WORKDIR $D'), true);
  assert.is(named('ARG D=/app', 'WORKDIR ${D}/x'), true);
  assert.is(named('WORKDIR /app'), false);
  assert.is(named('ARG D=/usr', 'WORKDIR $D'), undefined);
});

test.run();
