import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readScript } from '../../src/neighbours/script.ts';
import { fileOf, shownDeclaration, shownOrigin } from './shown.ts';
import { endsSoon } from '../ends-soon.ts';

const shown = (...lines: readonly string[]): string => readScript(fileOf('s/b.sh', ...lines)).declarations.map(shownDeclaration).join('\n');
const origins = (...lines: readonly string[]): string => readScript(fileOf('b.sh', ...lines)).declarations.map(({ origin }) => shownOrigin(origin)).join('\n');
const images = (...lines: readonly string[]): string => readScript(fileOf('b.sh', ...lines)).declarations.map(({ use }) => use.images.join()).join('\n');

test('the commands that build', () => {
  assert.is(shown('#!/bin/sh', 'set -e', 'docker build -t app:1 --tag=app:latest -f docker/Dockerfile --target run .'),
    'build . docker/Dockerfile in folder from caller\nscript s/b.sh:3:1 docker build -t app:1 --tag=app:latest -f docker/Dockerfile --target run . target=run images=app:1,app:latest');
  const all = ['docker image build a', 'docker buildx build --load a', 'podman build a', 'buildah bud a', 'sudo docker build a', 'time docker build a', 'x && docker build a || exit 1', 'nerdctl build a'];
  for (const command of all) assert.is(origins(command), 'build a - in folder from caller', command);
});

test('other commands, and builds of something else than a folder', () => {
  for (const command of [
    'docker run build', 'docker compose build', 'docker buildx bake', 'echo docker build .', '# docker build .', 'docker build -', 'docker build', 'docker build -f - .', 'docker build a b',
    'docker build --unknown x .', 'docker build -o out .', 'docker build --output=type=local,dest=x .', 'docker build -f $FILE .', 'docker build --target $T .', 'docker build $DIR', 'docker build /abs',
    'docker buildx build --check --help',
  ]) assert.is(origins(command), '', command);
});

test('build arguments whose values are told', () => {
  assert.ok(shown('V=2', 'docker build --build-arg A=1 --build-arg=B=$V --build-arg C=$UNKNOWN --build-arg HOME .').endsWith(' args: A=1 B=2'));
});

test('options with and without values, in any order', () => {
  assert.is(origins('docker build . --build-arg A=b --no-cache -q --rm --pull=true --platform linux/amd64 -fD -t x'), 'build . D in folder from caller');
  assert.is(origins('docker build -m 1g --secret id=a,src=b --cache-from=type=registry -- .'), 'build . - in folder from caller');
  assert.is(origins('docker build --push --output type=image .'), 'build . - in folder from caller');
  assert.is(origins('docker build \\', '  -t a \\', '  .'), 'build . - in folder from caller');
});

test('words that are not told: beside a literal context they are taken for options', () => {
  assert.is(origins('docker build $ARGS -t "$NAME" --build-arg X=$Y . --label="$Z"'), 'build . - in folder from caller');
  assert.is(images('docker build -t "$NAME" -t app:$TAG -t app .'), 'app');
});

test('variables that the script sets once, for certain, are filled in', () => {
  assert.is(images('NAME=app', 'export TAG="1.0"', 'FULL=$NAME:$TAG', 'docker build -t "$FULL" -t ${NAME} .'), 'app:1.0,app');
  assert.is(images('TAG=${1:-latest}', 'docker build -t app:$TAG .'), '');
  assert.is(images('TAG=${TAG:-latest}', 'docker build -t app:$TAG .'), 'app:latest');
  assert.is(images('TAG=a', 'TAG=b', 'docker build -t app:$TAG .'), '');
  assert.is(images('if x; then TAG=a; fi', 'docker build -t app:$TAG .'), '');
  assert.is(images('TAG=a docker build -t app:$TAG .'), '');
  assert.is(images('read TAG', 'docker build -t app:$TAG .'), '');
  assert.is(images('for TAG in a b; do docker build -t app:$TAG .; done'), '');
  assert.is(origins('OPTS="--no-cache --pull"', "NONE=''", 'docker build $OPTS $NONE .'), 'build . - in folder from caller');
});

test('`cd` before counts', () => {
  assert.is(origins('cd ..', 'docker build -f D .', 'cd app', 'docker build sub'), 'build .. ../D in folder from caller\nbuild ../app/sub - in folder from caller');
  assert.is(origins('(cd a && docker build .)', 'docker build .'), 'build a - in folder from caller\nbuild . - in folder from caller');
  assert.is(origins('( cd a; (cd b; docker build .); docker build . )', 'docker build .'), 'build a/b - in folder from caller\nbuild a - in folder from caller\nbuild . - in folder from caller');
  assert.is(origins('pushd a', 'docker build .', 'popd', 'docker build .'), 'build a - in folder from caller\nbuild . - in folder from caller');
  assert.is(origins('x=$(cd a && pwd)', 'docker build .'), 'build . - in folder from caller');
  assert.is(origins('f() {', '  cd a', '  docker build .', '}', 'docker build .'), 'build a - in folder from caller\nbuild . - in folder from caller');
});

test('after a `cd` to somewhere that is not told, relative paths are not told either', () => {
  for (const cd of ['cd $X', 'cd', 'cd -', 'cd /abs', 'if x; then cd a; fi', 'for d in a b; do cd $d; done', 'popd']) assert.is(origins(cd, 'docker build .'), '', cd);
  assert.is(origins('cd a || exit 1', 'docker build .'), 'build a - in folder from caller');
});

test('the folder of the script and the top of the tree', () => {
  for (const folder of ['"$(dirname "$0")"', '$(dirname $0)', '"$(dirname "${BASH_SOURCE[0]}")"', '$(cd "$(dirname "$0")" && pwd)', '"$( cd -- "$( dirname -- "${BASH_SOURCE[0]}" )" &> /dev/null && pwd )"', '"$(dirname "$(readlink -f "$0")")"']) {
    assert.is(origins(`cd ${folder}`, 'docker build app'), 'build app - in folder from file', folder);
    assert.is(origins(`DIR=${folder}`, 'docker build -f $DIR/D "$DIR/.."'), 'build .. D in folder from file', folder);
  }
  assert.is(origins('cd "$(dirname "$0")/.."', 'docker build .'), 'build .. - in folder from file');
  assert.is(origins('ROOT=$(git rev-parse --show-toplevel)', 'docker build $ROOT/app'), 'build app - in folder from top');
  assert.is(origins('docker build $(pwd)'), '');
  assert.is(origins('docker build $PWD -f $PWD/D'), 'build . D in folder from caller');
  assert.is(origins('DIR=$(dirname $0)', 'docker build -f $DIR/D .'), '');
});

test('text that is no shell says nothing', () => {
  assert.is(shown('docker build . ((', "'"), '');
  assert.is(shown('import os', 'docker = build(1)'), '');
});

test('a build inside `sh -c` has no place', () => {
  assert.is(shown('sh -c "docker build -t a ."'), 'build . - in folder from caller\nscript s/b.sh docker build -t a . images=a');
});

test('hostile scripts take no long time', () => {
  for (const text of ['docker '.repeat(140_000), `${'(cd a;'.repeat(3_000)}docker build .`, '(docker build .)\n'.repeat(7_000), `X=1\n${'docker build $X .\n'.repeat(7_000)}`, `docker build ${'-t a '.repeat(25_000)}.`, `cd ${'a/'.repeat(60_000)}\ndocker build .`]) {
    endsSoon(() => shown(text), text);
  }
});

test.run();
