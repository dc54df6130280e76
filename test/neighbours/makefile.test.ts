import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readMakefile } from '../../src/neighbours/makefile.ts';
import { fileOf, shownDeclaration } from './shown.ts';
import { endsSoon } from '../ends-soon.ts';

const shown = (...lines: readonly string[]): string => readMakefile(fileOf('Makefile', ...lines)).declarations.map(shownDeclaration).join('\n');

test('recipe lines that build, with simple variables filled in', () => {
  assert.is(shown('NAME := app', 'TAG ?= 1.0 # the version', 'IMAGE = $(NAME):${TAG}', '', 'build: a b', '\t@docker build -t $(IMAGE) -f docker/D .'),
    'build . docker/D in folder from caller\nscript Makefile:6:3 docker build -t app:1.0 -f docker/D . images=app:1.0');
  assert.is(shown('DOCKER ?= podman', 'x:', '\t-$(DOCKER) build $(CURDIR)/sub'), 'build sub - in folder from caller\nscript Makefile:3:3 podman build ./sub');
});

test('lines that go on, and the folder of each line', () => {
  assert.is(shown('x:', '\tcd a && \\', '\t  docker build \\', '\t  -t b .', '\tdocker build c'), [
    'build a - in folder from caller', 'script Makefile:2:2 docker build -t b . images=b', 'build c - in folder from caller', 'script Makefile:5:2 docker build c',
  ].join('\n'));
});

test('what is not told', () => {
  assert.is(shown('x:', '\tdocker build -t $(NAME):$(shell git rev-parse HEAD) -t b$@ -t c .'), 'build . - in folder from caller\nscript Makefile:2:2 docker build -t …:… -t b… -t c . images=c');
  assert.is(shown('x:', '\tdocker build $(DIR)'), '');
  assert.is(shown('N = a', 'N = b', 'M = a', 'M += b', 'L = $(L)', 'x:', '\tdocker build -t $(N) -t $(M) -t $(L) .'), 'build . - in folder from caller\nscript Makefile:7:2 docker build -t … -t … -t … .');
  assert.is(shown('x:', '\tfor i in a b; do docker build $$i; done'), '');
});

test('what is no recipe says nothing', () => {
  assert.is(shown('# docker build .', 'CMD = docker build .', 'x: build', '\techo build'), '');
});

test('hostile files take no long time', () => {
  const chain = Array.from({ length: 20_000 }, (_, index) => `A${index} = $(A${index + 1})$(A${index + 1})`).join('\n');
  for (const text of [`${chain}\nx:\n\tdocker build -t $(A0) .`, `\t${'$('.repeat(200_000)} build`, `\tdocker build ${'$(X) '.repeat(20_000)}.`, `${'\tdocker build .\n'.repeat(5_000)}`, `export ${'export '.repeat(50_000)}`]) {
    endsSoon(() => shown(text), text);
  }
});

test.run();
