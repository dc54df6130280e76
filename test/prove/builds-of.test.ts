import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ALONE } from '../../src/context/surroundings.ts';
import type { ImageUse } from '../../src/neighbours/types.ts';
import { buildsOf } from '../../src/prove/builds-of.ts';
import type { BuildWishes } from '../../src/prove/builds-of.ts';
import { use } from '../hazards/use.ts';

const NO_WISHES: BuildWishes = { context: undefined, target: undefined, buildArgs: {} };
const BEFORE = 'FROM a AS one\nCMD ["x"]\nFROM b AS two\nCMD ["y"]\nFROM c\nCMD ["z"]\n';

/** `target@context args` of each build. */
function builds(after: string, uses: readonly ImageUse[] = [], wishes: Partial<BuildWishes> = {}): readonly string[] {
  const file = { dockerfile: '/repo/app/Dockerfile', before: BEFORE, after, surroundings: { ...ALONE, uses } };
  return buildsOf(file, { ...NO_WISHES, ...wishes }).map(({ target, context, buildArgs }) =>
    [`${target ?? 'last'}@${context}`, ...Object.entries(buildArgs).map(([name, value]) => `${name}=${value}`)].join(' '),
  );
}

test('without neighbours: each changed stage that is run, from the folder of the file', () => {
  assert.equal(builds(BEFORE.replace('CMD ["z"]', 'USER u\nCMD ["z"]')), ['last@/repo/app']);
  assert.equal(builds(BEFORE.replace('CMD ["x"]', 'USER u\nCMD ["x"]').replace('CMD ["z"]', 'USER u\nCMD ["z"]')), ['one@/repo/app', 'last@/repo/app']);
});

test('declared builds come first, each once, and changed stages that they leave out', () => {
  const uses = [use({ context: '/repo', target: 'two', buildArgs: { A: '1' } }), use({ context: '/repo', target: 'two', buildArgs: { A: '1' } }), use({ context: '/repo', target: 'two', buildArgs: { A: '2' } })];
  assert.equal(builds(BEFORE.replace('CMD ["x"]', 'USER u\nCMD ["x"]'), uses), ['two@/repo A=1', 'two@/repo A=2', 'one@/repo A=1']);
});

test('uses that build nothing, and development containers, are no builds', () => {
  const uses = [use({ context: undefined }), use({ kind: 'devcontainer', context: '/repo' })];
  assert.equal(builds(BEFORE.replace('CMD ["z"]', 'USER u\nCMD ["z"]'), uses), ['last@/repo/app']);
});

test('the command line rules', () => {
  const uses = [use({ context: '/repo', target: 'two', buildArgs: { A: '1', B: '2' } })];
  assert.equal(builds(BEFORE, uses, { target: 'one', context: '/other', buildArgs: { A: '9' } }), ['one@/other A=9 B=2']);
  assert.equal(builds(BEFORE, uses, { context: '/other' }), ['two@/other A=1 B=2']);
});

test('a change that no image shows is proved by the last stage', () => {
  assert.equal(builds(BEFORE), ['last@/repo/app']);
});

test('a file that cannot be read has no builds', () => {
  assert.equal(buildsOf({ dockerfile: '/x', before: 'BOGUS\n', after: '', surroundings: ALONE }, NO_WISHES), []);
});

test.run();
