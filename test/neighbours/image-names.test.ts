import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { imageNames, type Builder, type ImageNames } from '../../src/neighbours/image-names.ts';
import { plainUse } from '../../src/neighbours/declaration.ts';

const builder = (dockerfile: string, file: string, ...images: readonly string[]): Builder => ({
  dockerfile, use: { ...plainUse('compose', { file, text: dockerfile }), context: undefined, images },
});
const shown = (names: ImageNames, reference: string, near?: string): string => names.buildersOf(reference, near).map(({ dockerfile }) => dockerfile).join();

test('by name and tag, whatever way the name is written', () => {
  const names = imageNames([builder('/a', 'c.yml', 'shop/web:1.0'), builder('/b', 'c.yml', 'ghcr.io/x/y'), builder('/l', 'c.yml', 'mine')]);
  assert.is(shown(names, 'shop/web:1.0'), '/a');
  assert.is(shown(names, 'docker.io/shop/web:1.0'), '/a');
  assert.is(shown(names, 'ghcr.io/x/y:latest'), '/b');
  assert.is(shown(names, 'x/y'), '');
  assert.is(shown(names, 'localhost/mine'), '/l');
});

test('another version counts where one Dockerfile builds the name; another variant does not', () => {
  const names = imageNames([builder('/a', 'c.yml', 'shop/web:1.0'), builder('/b', 'c.yml', 'shop/db:1-alpine'), builder('/b2', 'c.yml', 'shop/dev:nightly')]);
  assert.is(shown(names, 'shop/web'), '/a');
  assert.is(shown(names, 'shop/web:v2'), '/a');
  assert.is(shown(names, 'shop/web:2-alpine'), '');
  assert.is(shown(names, 'shop/web:debug'), '');
  assert.is(shown(names, 'shop/db:2-alpine'), '/b');
  assert.is(shown(names, 'shop/db:2'), '');
  assert.is(shown(names, 'shop/dev:latest'), '');
  assert.is(shown(names, `shop/web@sha256:${'0'.repeat(64)}`), '');
});

test('where several Dockerfiles build the name, the tag decides, else nobody or the nearest', () => {
  const names = imageNames([builder('/a', 'x/c.yml', 'app:1'), builder('/b', 'y/c.yml', 'app:2'), builder('/c', 'x/c.yml', 'same'), builder('/d', 'y/c.yml', 'same')]);
  assert.is(shown(names, 'app:2'), '/b');
  assert.is(shown(names, 'app:3'), '');
  assert.is(shown(names, 'same'), '');
  assert.is(shown(names, 'same', 'y/k8s/pod.yaml'), '/d');
  assert.is(shown(names, 'same', 'z/pod.yaml'), '');
});

test('an image of the table is answered for by its very tag alone', () => {
  const names = imageNames([builder('/n', 'c.yml', 'node:20'), builder('/p', 'c.yml', 'postgres')]);
  assert.is(shown(names, 'node:20'), '/n');
  assert.is(shown(names, 'node:22'), '');
  assert.is(shown(names, 'postgres:16'), '');
  assert.is(shown(names, 'postgres'), '/p');
});

test('names that Docker refuses', () => {
  const names = imageNames([builder('/a', 'c.yml', 'UPPER', 'a:', '', '${X}')]);
  assert.ok(names.isEmpty);
  for (const reference of ['', 'UPPER', '${X}', ':', 'a b']) assert.is(shown(names, reference), '');
});

test.run();
