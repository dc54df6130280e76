import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openNeighbours } from '../../src/neighbours/open-neighbours.ts';
import type { Neighbours } from '../../src/neighbours/types.ts';
import { formatEvidence } from '../../src/report/place.ts';
import { addFiles, temporaryTree } from '../locate/temporary-tree.ts';
import { shownUse } from './shown.ts';

const FROM = 'FROM alpine\n';

interface Opened {
  readonly top: string;
  readonly neighbours: Neighbours;
  /** The uses of one Dockerfile, the first lines alone, with their contexts. */
  uses(dockerfile: string): string;
  dependents(dockerfile: string): string;
  builder(reference: string): string;
  readonly problems: string;
}

async function opened(files: Readonly<Record<string, string | Buffer>>, prepare: (top: string) => void = () => undefined, deep?: number): Promise<Opened> {
  const top = temporaryTree(files);
  prepare(top);
  const neighbours = await openNeighbours(top, deep);
  const relative = (absolute: string): string => path.relative(top, absolute) || '.';
  return {
    top,
    neighbours,
    uses: (dockerfile) => neighbours.usesOf(path.join(top, dockerfile)).map((use) => `${shownUse(use).split('\n')[0]} in ${use.context === undefined ? '-' : relative(use.context)}`).join('\n'),
    dependents: (dockerfile) => neighbours.dependentsOf(path.join(top, dockerfile)).map(formatEvidence).join('\n'),
    builder(reference) {
      const found = neighbours.builderOf(reference);
      return found === undefined ? '-' : `${relative(found.dockerfile)} ${formatEvidence(found.use.evidence)}`;
    },
    problems: neighbours.problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'),
  };
}

test('a tree without neighbours', async () => {
  const tree = await opened({ Dockerfile: FROM, 'a/Dockerfile': FROM });
  assert.is(tree.uses('Dockerfile') + tree.dependents('Dockerfile') + tree.problems, '');
  assert.is(tree.builder('a'), '-');
  assert.is(tree.uses('../elsewhere') + tree.uses('missing'), '');
  const nothing = await openNeighbours(path.join(tree.top, 'missing'));
  assert.is(nothing.usesOf('/x').length + nothing.problems.length, 0);
});

test('the uses of one Dockerfile come in the order of their files', async () => {
  const tree = await opened({
    'app/Dockerfile': FROM,
    'compose.yaml': 'services:\n  web:\n    build: app\n    image: shop/web:1\n',
    'build.sh': 'docker build -t shop/web:1 app\n',
    'action.yml': 'runs: {using: docker, image: app/Dockerfile}\n',
    'skaffold.yaml': 'build: {artifacts: [{image: web, context: app}]}\n',
    'docker-bake.hcl': 'target "web" {\n  context = "app"\n}\n',
    '.devcontainer.json': '{"build": {"dockerfile": "app/Dockerfile"}}',
    Makefile: 'x:\n\tdocker build app\n',
    'k8s/pod.yaml': 'kind: Pod\nspec:\n  containers:\n  - image: shop/web:1\n',
  });
  assert.is(tree.uses('app/Dockerfile'), [
    'devcontainer .devcontainer.json:1:12 development container in .',
    'script Makefile:2:2 docker build app in app',
    'action action.yml:1:30 action that runs app/Dockerfile in app',
    'script build.sh:1:1 docker build -t shop/web:1 app images=shop/web:1 in app',
    'compose compose.yaml:2:3 service web images=shop/web:1 in app',
    'bake docker-bake.hcl:1:8 target web in app',
    'kubernetes k8s/pod.yaml:4:12 container shop/web:1 of Pod images=shop/web:1 in app',
    'skaffold skaffold.yaml:1:29 artifact web images=web in app',
  ].join('\n'));
});

test('default names of Dockerfiles, and Dockerfiles of any name', async () => {
  const tree = await opened({
    'compose.yaml': 'services: {a: {build: a}, b: {build: b}, c: {build: {context: c, dockerfile: ../odd-name}}, d: {build: none}, e: {build: "https://github.com/x/y.git"}}\n',
    'a/Containerfile': FROM, 'b/Dockerfile': FROM, 'b/Containerfile': FROM, 'c/Dockerfile': FROM, 'odd-name': FROM,
  });
  assert.match(tree.uses('a/Containerfile'), /service a in a$/);
  assert.match(tree.uses('b/Dockerfile'), /service b in b$/);
  assert.match(tree.uses('odd-name'), /service c in c$/);
  assert.is(tree.uses('b/Containerfile') + tree.uses('c/Dockerfile'), '');
});

test('variables of the .env file beside the compose file', async () => {
  const compose = 'services:\n  web:\n    build: ${DIR}\n    image: "${REPO}/web:${TAG:-1}"\n';
  const tree = await opened({ 'x/docker-compose.yml': compose, 'x/.env': 'DIR=app\nREPO=shop\n', 'x/app/Dockerfile': FROM, 'y/docker-compose.yml': compose, 'y/app/Dockerfile': FROM });
  assert.is(tree.uses('x/app/Dockerfile'), 'compose x/docker-compose.yml:2:3 service web images=shop/web:1 in x/app');
  assert.is(tree.uses('y/app/Dockerfile'), '');
});

test('variations of a compose file belong to the service of the base file', async () => {
  const tree = await opened({
    'docker-compose.yml': 'services:\n  web:\n    build: {context: app, target: run}\n    image: shop/web:1\n  db:\n    build: db\n',
    'docker-compose.override.yml': 'services:\n  web:\n    user: root\n',
    'compose.dev.yml': 'services:\n  web:\n    build: {target: dev}\n',
    'compose.prod.yml': 'services:\n  web:\n    image: registry.example/web:9\n  db:\n    image: postgres:16\n',
    'docker-compose-ci.yml': 'services:\n  tests:\n    image: shop/web:1\n',
    'other/compose.yml': 'services:\n  web:\n    user: root\n',
    'app/Dockerfile': FROM, 'db/Dockerfile': FROM,
  });
  assert.is(tree.uses('app/Dockerfile'), [
    'compose compose.dev.yml:2:3 service web target=dev in app',
    'compose compose.prod.yml:2:3 service web images=registry.example/web:9 in app',
    'compose docker-compose-ci.yml:2:3 service tests target=run images=shop/web:1 in app',
    'compose docker-compose.override.yml:2:3 service web target=run in app',
    'compose docker-compose.yml:2:3 service web target=run images=shop/web:1 in app',
  ].join('\n'));
  assert.is(tree.uses('db/Dockerfile'), 'compose docker-compose.yml:5:3 service db in db');
});

test('a variation that builds gives the image of the base file its Dockerfile', async () => {
  const tree = await opened({
    'docker-compose.yml': 'services:\n  web:\n    image: shop/web:3\n    user: root\n', 'docker-compose.build.yml': 'services:\n  web:\n    build: app\n',
    'app/Dockerfile': FROM, 'tests/Dockerfile': 'FROM shop/web:3\n',
  });
  assert.is(tree.uses('app/Dockerfile').split('\n').length, 2);
  assert.is(tree.dependents('app/Dockerfile'), 'tests/Dockerfile:1:1 FROM shop/web:3');
});

test('a development container that runs a compose service, and services that extend those of other files', async () => {
  const tree = await opened({
    '.devcontainer/devcontainer.json': '{"dockerComposeFile": ["../compose.yml", "compose.yml"], "service": "app", "remoteUser": "node"}',
    '.devcontainer/compose.yml': 'services:\n  app:\n    command: sleep infinity\n', 'compose.yml': 'services:\n  app:\n    build: .\n', Dockerfile: FROM,
    'sub/compose.yml': 'services:\n  again:\n    extends: {file: ../compose.yml, service: app}\n  loop:\n    extends: {file: compose.yml, service: loop}\n',
  });
  assert.is(tree.uses('Dockerfile'), [
    'compose .devcontainer/compose.yml:2:3 service app in .',
    'devcontainer .devcontainer/devcontainer.json:1:58 development container in .',
    'compose compose.yml:2:3 service app in .',
    'compose sub/compose.yml:2:3 service again in .',
  ].join('\n'));
});

test('a script runs in its own folder, at the top, or between: where the Dockerfile is', async () => {
  const tree = await opened({
    'a/scripts/own.sh': 'docker build -t own .\n', 'a/scripts/Dockerfile': FROM,
    'a/b/scripts/top.sh': 'docker build -f docker/D .\n', 'docker/D': FROM,
    'a/b/scripts/between.sh': 'docker build -f between/D .\n', 'a/b/between/D': FROM, 'a/between/D': FROM,
    'a/scripts/nowhere.sh': 'docker build nowhere\n', 'a/scripts/out.sh': 'cd ../../..\ndocker build .\n',
  });
  assert.match(tree.uses('a/scripts/Dockerfile'), /own\.sh:1:1 .* in a\/scripts$/);
  assert.match(tree.uses('docker/D'), /top\.sh:1:1 .* in \.$/);
  assert.match(tree.uses('a/b/between/D'), /between\.sh:1:1 .* in a\/b$/);
  assert.is(tree.uses('a/between/D'), '');
});

test('FROM lines of other Dockerfiles that name the image', async () => {
  const tree = await opened({
    'build.sh': 'docker build -t shop/base:1.0 base\n', 'base/Dockerfile': 'FROM shop/base:1.0\n',
    'a/Dockerfile': '# a\nFROM --platform=linux/amd64 shop/base:1.0 AS one\nFROM one\n',
    'b/b.Dockerfile': 'ARG TAG=1.0\nARG NONE\nFROM shop/base:${TAG}\nFROM shop/${NONE}\nFROM alpine AS shop\nCOPY --from=shop/base:1.0 /a /a\n',
    'c/Dockerfile': 'FROM alpine AS shop/base\nFROM shop/base\n', 'd/Dockerfile': 'FROM shop/base:slim\n', 'e/Dockerfile': 'FROM \\\n  shop/base\n', 'f/Dockerfile': 'FRM shop/base\n',
    'node_modules/x/Dockerfile': 'FROM shop/base\n',
  });
  assert.is(tree.dependents('base/Dockerfile'), [
    'a/Dockerfile:2:1 FROM --platform=linux/amd64 shop/base:1.0 AS one', 'b/b.Dockerfile:3:1 FROM shop/base:${TAG}', 'e/Dockerfile:1:1 FROM shop/base',
  ].join('\n'));
  assert.is(tree.dependents('a/Dockerfile'), '');
  assert.is(tree.builder('shop/base:1.0'), 'base/Dockerfile build.sh:1:1 docker build -t shop/base:1.0 base');
  assert.is(tree.builder('shop/other'), '-');
});

test('what git ignores, .git and node_modules are left out; links that lead out are not followed', async () => {
  const compose = 'services: {a: {build: .}}\n';
  const elsewhere = temporaryTree({ 'compose.yml': compose, Dockerfile: FROM, '.env': 'X=1\n' });
  const tree = await opened({
    '.gitignore': 'ignored\n*.local.yml\n', 'sub/.gitignore': '/compose.yml\n', Dockerfile: FROM, 'ignored/compose.yml': compose, 'ignored/Dockerfile': FROM, 'docker-compose.local.yml': compose,
    'sub/compose.yml': compose, 'sub/Dockerfile': FROM, 'sub/deep/compose.yml': compose, 'sub/deep/Dockerfile': FROM, 'node_modules/compose.yml': compose, '.git/compose.yml': compose, 'real.yml': compose,
  }, (top) => {
    symlinkSync(path.join(elsewhere, 'compose.yml'), path.join(top, 'compose.yml'));
    symlinkSync(elsewhere, path.join(top, 'linked'));
    symlinkSync('../real.yml', path.join(top, 'sub/compose.yaml'));
    symlinkSync(path.join(elsewhere, 'Dockerfile'), path.join(top, 'Outside'));
    addFiles(top, { 'docker-compose.out.yml': 'services: {a: {build: {dockerfile: Outside}}, b: {build: linked}, c: {build: ..}}\n' });
  });
  assert.is(tree.uses('Dockerfile') + tree.uses('ignored/Dockerfile') + tree.uses('linked/Dockerfile') + tree.uses('Outside'), '');
  assert.is(tree.uses('sub/Dockerfile'), 'compose sub/compose.yaml:1:12 service a in sub');
  assert.is(tree.uses('sub/deep/Dockerfile'), 'compose sub/deep/compose.yml:1:12 service a in sub/deep');
});

test('a Dockerfile that is a link is the one it leads to', async () => {
  const tree = await opened({ 'compose.yml': 'services: {a: {build: a}, b: {build: b}}\n', 'a/Dockerfile': FROM }, (top) => {
    mkdirSync(path.join(top, 'b'));
    symlinkSync('../a/Dockerfile', path.join(top, 'b/Dockerfile'));
  });
  assert.is(tree.uses('a/Dockerfile').split('\n').length, 2);
  assert.is(tree.uses('b/Dockerfile'), tree.uses('a/Dockerfile'));
});

test('a context outside the tree is not told', async () => {
  const tree = await opened({ 'compose.yml': 'services: {a: {build: {context: .., dockerfile: "${DIR}/Dockerfile"}}}\n', Dockerfile: FROM }, (top) => addFiles(top, { '.env': `DIR=${path.basename(top)}\n` }));
  assert.is(tree.uses('Dockerfile'), 'compose compose.yml:1:12 service a in -');
});

test('only the levels that are asked for are looked at', async () => {
  const compose = 'services: {a: {build: .}}\n';
  const tree = await opened({ 'compose.yml': compose, Dockerfile: FROM, 'a/compose.yml': compose, 'a/Dockerfile': FROM, 'a/b/compose.yml': compose, 'a/b/Dockerfile': FROM }, () => undefined, 2);
  assert.is([tree.uses('Dockerfile'), tree.uses('a/Dockerfile'), tree.uses('a/b/Dockerfile')].map((uses) => uses !== '').join(), 'true,true,false');
});

test('files that are certainly neighbours and cannot be read are told once; others are passed over', async () => {
  const tree = await opened({
    Dockerfile: FROM, 'compose.yaml': 'services:\n  a:\n    build: [\n', 'a/docker-compose.yml': Buffer.from([0xff, 0xfe, 0x41]), 'b/compose.yml': `#${' '.repeat(1024 * 1024)}`, 'c/docker-bake.hcl': 'target "a" {', 'd/compose.yml': '',
    'e/action.yml': 'a: [', 'e/x.yaml': 'kind: Pod\nimage: [', 'e/y.sh': 'docker build . ((', '.devcontainer/devcontainer.json': '{"build":', 'skaffold.yaml': 'build: [', 'f/compose.yml/x': '', 'g/docker-bake.json': '{"target": {"a": {"context": "/"}}}',
  });
  const expected = [
    /^\.devcontainer\/devcontainer\.json:\d /, /^a\/docker-compose\.yml:1 .*UTF-16/, /^b\/compose\.yml:0 .*larger/, /^c\/docker-bake\.hcl:1 the end of the file/, /^compose\.yaml:\d /, /^skaffold\.yaml:\d /,
  ];
  const problems = tree.problems.split('\n');
  assert.is(problems.length, expected.length, tree.problems);
  expected.forEach((pattern, index) => assert.match(problems[index] ?? '', pattern));
});

test('very many neighbours of one name', async () => {
  const files: Record<string, string> = {};
  for (let index = 0; index < 400; index++) {
    files[`d${index}/compose.yml`] = 'services:\n  web:\n    build: .\n    image: shop/web\n';
    files[`d${index}/Dockerfile`] = 'FROM shop/web\n';
    files[`d${index}/pod.yaml`] = 'kind: Pod\nspec:\n  containers:\n  - image: shop/web\n';
  }
  const tree = await opened(files);
  assert.is(tree.uses('d7/Dockerfile').split('\n').length, 2);
  assert.is(tree.dependents('d7/Dockerfile'), '');
});

test.run();
