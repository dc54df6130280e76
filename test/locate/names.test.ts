import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { looksLikeDockerfile } from '../../src/locate/names.ts';

const yes = [
  'Dockerfile', 'dockerfile', 'Containerfile', 'containerfile', 'Dockerfile.dev', 'Dockerfile.env', 'Dockerfile.0', 'Dockerfile-dev',
  'Dockerfile.x86_64.ubuntu', 'dockerfile.dev', 'prod.Dockerfile', 'prod.dockerfile', 'a.b.Containerfile', 'app.containerfile',
  'Containerfile.x', 'Containerfile-x', 'Dockerfile.j2', 'Dockerfile.tmpl', 'Dockerfile.in', 'Dockerfile.py', 'Dockerfile.sh',
  'Dockerfile.yml', 'Dockerfile.ts', 'Dockerfile.é', 'Dockerfile.a\nb', 'Dockerfile.backup',
];
const no = [
  '', 'DOCKERFILE', 'DockerFile', 'Dockerfiles', 'MyDockerfile', 'Dockerfile_dev', 'mydockerfile', 'docker-compose.yml', 'Dockerfile2',
  '.dockerignore', 'Dockerfile.dockerignore', 'prod.Dockerfile.dockerignore', 'Dockerfile.md', 'Dockerfile.MD', 'Dockerfile.bak',
  'Dockerfile.orig', 'Dockerfile.dev.rej', 'Dockerfile.swp', '.Dockerfile.swp', 'Dockerfile~', 'Dockerfile.dev~', 'Containerfile.md',
  'x.Dockerfile.bak', 'dockerfile_test.go',
];

test('names of Dockerfiles and their variants', () => {
  for (const name of yes) assert.ok(looksLikeDockerfile(name), name);
});

test('names of notes, leftovers and other things', () => {
  for (const name of no) assert.not.ok(looksLikeDockerfile(name), name);
});

test.run();
