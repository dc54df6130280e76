import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readAction } from '../../src/neighbours/action.ts';
import { fileOf, shownDeclaration } from './shown.ts';

const shown = (...lines: readonly string[]): string => readAction(fileOf('action.yml', ...lines)).declarations.map(shownDeclaration).join('\n');

test('an action that runs a Dockerfile', () => {
  assert.is(shown('name: x', 'runs:', '  using: docker', '  image: Dockerfile'), 'build - Dockerfile in folder from file\naction action.yml:4:10 action that runs Dockerfile');
  assert.is(shown('runs:', "  using: 'docker'", '  image: ./docker/Dockerfile', '  entrypoint: /run.sh', '  args:', '    - ${{ inputs.x }}', '    - "b"'), [
    'build ./docker ./docker/Dockerfile in folder from file',
    'action action.yml:3:10 action that runs ./docker/Dockerfile',
    '  entrypoint ["/run.sh"] | action.yml:4:15 entrypoint: /run.sh',
    '  command ["${{ inputs.x }}","b"] | action.yml:5:3 args: ${{ inputs.x }} b',
  ].join('\n'));
});

test('other actions, published images, broken files and wrong types say nothing', () => {
  assert.is(shown('runs:', '  using: node20', '  main: index.js'), '');
  assert.is(shown('runs:', '  using: docker', '  image: docker://alpine:3'), '');
  assert.is(shown('runs:', '  using: composite', '  image: Dockerfile'), '');
  assert.is(shown('runs: ['), '');
  for (const value of ['', '1', '[]', '{}', '{using: [docker]}', '{using: docker, image: [a]}']) assert.is(shown(`runs: ${value}`), '');
  assert.is(shown(''), '');
});

test.run();
