import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readSkaffold } from '../../src/neighbours/skaffold.ts';
import { fileOf, shownDeclaration } from './shown.ts';

function shown(...lines: readonly string[]): string {
  const { declarations, problem } = readSkaffold(fileOf('skaffold.yaml', ...lines));
  return [...declarations.map(shownDeclaration), ...(problem === undefined ? [] : ['problem'])].join('\n');
}

test('artifacts of the build and of the profiles', () => {
  assert.is(shown(
    'apiVersion: skaffold/v4beta6', 'build:', '  artifacts:', '  - image: front', '    context: src/front', '  - image: back', '    docker:', '      dockerfile: D', '      target: run',
    'profiles:', '- name: debug', '  build:', '    artifacts:', '    - image: front', '      kaniko: {dockerfile: Dockerfile.debug}', '---', 'build: {artifacts: [{image: third}]}',
  ), [
    'build src/front - in context from file', 'skaffold skaffold.yaml:4:12 artifact front images=front',
    'build - D in context from file', 'skaffold skaffold.yaml:6:12 artifact back target=run images=back',
    'build - Dockerfile.debug in context from file', 'skaffold skaffold.yaml:14:14 artifact front images=front',
    'build - - in context from file', 'skaffold skaffold.yaml:17:29 artifact third images=third',
  ].join('\n'));
});

test('build arguments that are no templates', () => {
  assert.ok(shown('build:', '  artifacts:', '  - image: a', '    docker: {buildArgs: {A: "1", B: "{{.X}}"}}').endsWith(' args: A=1'));
});

test('other builders read no Dockerfile, and templates are not told', () => {
  for (const builder of ['jib: {}', 'buildpacks: {builder: x}', 'ko: {}', 'custom: {buildCommand: x}', 'bazel: {target: x}']) {
    assert.is(shown('build:', '  artifacts:', '  - image: a', `    ${builder}`), '', builder);
  }
  assert.is(shown('build:', '  artifacts:', '  - image: a', '    context: "{{.DIR}}"'), '');
  assert.is(shown('build:', '  artifacts:', '  - image: "{{.REPO}}/a"'), 'build - - in context from file\nskaffold skaffold.yaml:3:12 artifact {{.REPO}}/a');
});

test('wrong types and broken files', () => {
  for (const value of ['', '1', '[]', '{}', '[1, null, [2]]', '[{image: [a]}]', '[{docker: x}]']) {
    assert.is(shown(`build: ${value}`), '');
    assert.is(shown('build:', `  artifacts: ${value}`), '');
    assert.is(shown(`profiles: ${value}`), '');
  }
  assert.is(shown('build: ['), 'problem');
});

test.run();
