import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readBake } from '../../src/neighbours/bake.ts';
import type { TextFile } from '../../src/neighbours/text-file.ts';
import { fileOf, shownDeclaration } from './shown.ts';
import { endsSoon } from '../ends-soon.ts';

function shown(...files: readonly TextFile[]): string {
  const { declarations, problems } = readBake(files);
  return [...declarations.map(shownDeclaration), ...problems.map(({ source, offset, message }) => `problem ${source.file} ${offset} ${message}`)].join('\n');
}

const hcl = (...lines: readonly string[]): string => shown(fileOf('docker-bake.hcl', ...lines));

test('targets with what they build', () => {
  assert.is(hcl('group "default" { targets = ["app"] }', 'target "app" {', '  context = "app"', '  dockerfile = "Dockerfile.app"', '  target = "run"', '  tags = ["app:1", "app:2"]', '}'),
    'build app Dockerfile.app in context from caller\nbake docker-bake.hcl:2:8 target app target=run images=app:1,app:2');
  assert.is(hcl('target a {}'), 'build - - in context from caller\nbake docker-bake.hcl:1:8 target a');
  assert.is(hcl('target a { context = "cwd://sub" }'), 'build sub - in context from caller\nbake docker-bake.hcl:1:8 target a');
});

test('build arguments whose values are told', () => {
  assert.ok(hcl('variable V { default = "2" }', 'target a {', '  args = { A = "1", B = "${V}-x", C = V, D = null, E = "${UNKNOWN}" }', '}').includes(' args: A=1 B=2-x'));
});

test('JSON says the same', () => {
  assert.is(shown(fileOf('docker-bake.json', '{', '\t"variable": {"TAG": {"default": "7"}},', '\t"target": {', '\t\t"app": {"context": ".", "tags": ["app:${TAG}"]}', '\t}', '}')),
    'build . - in context from caller\nbake docker-bake.json:4:3 target app images=app:7');
});

test('what is inherited counts where the target says nothing', () => {
  assert.is(hcl(
    'target "base" {', '  dockerfile = "D"', '  context = "base"', '}', 'target "two" {', '  context = "two"', '}',
    'target "app" {', '  inherits = ["base", "two"]', '  tags = ["app"]', '}', 'target "loop" {', '  inherits = ["loop", "nobody"]', '}',
  ).split('\n').slice(4).join('\n'), [
    'build two D in context from caller', 'bake docker-bake.hcl:8:8 target app images=app', 'build - - in context from caller', 'bake docker-bake.hcl:12:8 target loop',
  ].join('\n'));
});

test('defaults of variables are filled in, whole lists too', () => {
  assert.is(hcl(
    'variable "REPO" { default = "example" }', 'variable "TAG" { default = "${MAJOR}.0" }', 'variable "MAJOR" { default = 3 }', 'variable "NONE" {}', 'names = ["a", "b"]',
    'target "app" {', '  tags = ["${REPO}/app:${TAG}", "${NONE}", REPO, "$${X}", "${upper(REPO)}"]', '}', 'target "list" { tags = names }',
  ), [
    'build - - in context from caller', 'bake docker-bake.hcl:6:8 target app images=example/app:3.0,example,${X}',
    'build - - in context from caller', 'bake docker-bake.hcl:9:8 target list images=a,b',
  ].join('\n'));
});

test('expressions are not told: as a context they lose the target, as a tag only the name', () => {
  assert.is(hcl('target "a" {', '  context = dir("x")', '}'), '');
  assert.is(hcl('target "a" {', '  context = "${item.source}"', '}'), '');
  assert.is(hcl('target "a" {', '  dockerfile = NOBODY', '}'), '');
  assert.is(hcl('target "a" {', '  tags = tags("x")', '}'), 'build - - in context from caller\nbake docker-bake.hcl:1:8 target a');
});

test('an inline Dockerfile and an output that is no image are no use', () => {
  assert.is(hcl('target "a" {', '  dockerfile-inline = "FROM x"', '}'), '');
  assert.is(hcl('target "a" {', '  output = ["./bin"]', '}'), '');
  assert.is(hcl('target "a" {', '  output = ["type=local,dest=out"]', '}'), '');
  assert.is(hcl('target "a" {', '  output = ["type=docker"]', '}').split('\n').length, 2);
});

test('files that bake reads together add to each other', () => {
  assert.is(shown(
    fileOf('docker-bake.hcl', 'target "app" {', '  context = "app"', '  tags = ["app"]', '}'),
    fileOf('docker-bake.override.hcl', 'target "app" { tags = ["mine"] }', 'target "more" { context = "more" }'),
  ), [
    'build app - in context from caller', 'bake docker-bake.hcl:1:8 target app images=mine',
    'build more - in context from caller', 'bake docker-bake.override.hcl:2:8 target more',
  ].join('\n'));
});

test('a broken file is a problem, the other ones are read', () => {
  assert.is(shown(fileOf('docker-bake.json', '{"target": ['), fileOf('docker-bake.hcl', 'target "a" {}')).split('\n').length, 3);
  assert.match(hcl('target "a" {'), /^problem docker-bake\.hcl 13 the end of the file is not expected here$/);
});

test('wrong types say nothing', () => {
  for (const value of ['""', '1', 'true', '[]', '{}', 'null', '[1, [2], {}]', '"x"']) {
    assert.type(shown(fileOf('docker-bake.json', `{"target": ${value}, "variable": ${value}}`)), 'string');
    assert.type(shown(fileOf('docker-bake.json', `{"target": {"a": ${value}}, "variable": {"V": ${value}}}`)), 'string');
    const attributes = ['context', 'dockerfile', 'target', 'tags', 'inherits', 'output'].map((key) => `"${key}": ${value}`).join(', ');
    assert.type(shown(fileOf('docker-bake.json', `{"target": {"a": {${attributes}}}}`)), 'string');
  }
});

test('targets that inherit all others and variables that double take no long time', () => {
  const names = Array.from({ length: 450 }, (_, index) => `"t${index}"`).join(', ');
  const targets = Array.from({ length: 450 }, (_, index) => `target "t${index}" { inherits = [${names}] }`);
  endsSoon(() => hcl(...targets.slice(0, 60)));
  const doubling = Array.from({ length: 200 }, (_, index) => `variable "A${index}" { default = "\${A${index + 1}}\${A${index + 1}}" }`);
  endsSoon(() => hcl(...doubling, 'variable "A200" { default = "x" }', 'target "a" { tags = ["${A0}", "${A195}"] }'));
});

test.run();
