import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { baseStage, findStage, stageRoles } from '../../src/facts/runtime-stages.ts';
import { dockerfile, lines, must } from '../subject.ts';

/** One letter for each stage: `r`un, `l`eaf that is not run, or `-`. */
function roles(...text: readonly string[]): string {
  return stageRoles(dockerfile(lines(...text))).map(({ leaf, runtime }) => (runtime ? 'r' : leaf ? 'l' : '-')).join('');
}

const FILES: readonly (readonly [name: string, roles: string, text: readonly string[]])[] = [
  ['one stage', 'r', ['FROM a']],
  ['a builder and the last stage', 'lr', ['FROM a AS build', 'FROM b', 'COPY --from=build /x /x', 'CMD x']],
  ['a base and the stage upon it', '-r', ['FROM a AS base', 'FROM base', 'CMD x']],
  ['another leaf with an entry of its own', 'rr', ['FROM a AS web', 'CMD x', 'FROM a AS worker', 'CMD y']],
  ['a leaf with an ENTRYPOINT', 'rr', ['FROM a AS web', 'ENTRYPOINT x', 'FROM a']],
  ['a leaf with an entry that COPY --from reads', 'lr', ['FROM a AS web', 'CMD x', 'FROM a', 'COPY --from=web /x /x']],
  ['… by index', 'lr', ['FROM a', 'CMD x', 'FROM a', 'COPY --from=0 /x /x']],
  ['… in other case', 'lr', ['FROM a AS Web', 'CMD x', 'FROM a', 'COPY --from=WEB /x /x']],
  ['… by a mount', 'lr', ['FROM a AS web', 'CMD x', 'FROM a', 'RUN --mount=type=bind,from=web,target=/x y']],
  ['a base with an entry', '-r', ['FROM a AS base', 'CMD x', 'FROM base', 'CMD y']],
  ['FROM itself is an image', 'r', ['FROM a AS a', 'CMD x']],
  ['a later stage of the same name shadows', 'r-r', ['FROM a AS s', 'CMD x', 'FROM b AS s', 'FROM s', 'CMD y']],
  ['a name in upper case is not the stage', 'lr', ['FROM a AS base', 'FROM Base']],
  ['a stage that stands later is an image', 'rr', ['FROM b AS a', 'CMD x', 'FROM c AS b', 'CMD y']],
];

for (const [name, expected, text] of FILES) {
  test(`roles: ${name}`, () => assert.is(roles(...text), expected));
}

const FILE = dockerfile(lines('FROM a AS one', 'FROM b AS two', 'FROM one AS three', 'FROM Two'));

test('FROM names a stage only as it is written, lower-cased', () => {
  assert.is(baseStage(FILE, must(FILE.stages[2], 'stage'))?.index, 0);
  assert.is(baseStage(FILE, must(FILE.stages[3], 'stage')), undefined);
  assert.is(baseStage(FILE, must(FILE.stages[0], 'stage')), undefined);
});

test('--from names an earlier stage by name in any case or by index', () => {
  assert.is(findStage(FILE, 'TWO', 3)?.index, 1);
  assert.is(findStage(FILE, '1', 3)?.index, 1);
  assert.is(findStage(FILE, '3', 3), undefined);
  assert.is(findStage(FILE, 'three', 2), undefined);
  assert.is(findStage(FILE, 'nginx', 3), undefined);
  assert.is(findStage(FILE, '', 3), undefined);
});

test.run();
