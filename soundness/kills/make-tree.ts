import { chmodSync, linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const BASES = ['node:20', 'python:3.12-slim', 'debian:12', 'alpine:3.20', 'ruby:3.3', 'golang:1.22'];
const MODES = [0o644, 0o644, 0o600, 0o664, 0o755, 0o4755, 0o1644];
const LARGEST = 200 * 1024;

/**
 * Fills a folder with `count` Dockerfiles: different texts of up to 200 KiB, line ends, byte order marks and modes. Every
 * 20th is already done, every 10th also has a symbolic link that is itself called Dockerfile, every 16th a hard link.
 */
export function makeTree(root: string, count: number, random: () => number): void {
  for (let index = 0; index < count; index++) {
    const file = join(root, `group-${index % 17}`, `service-${index}`, 'Dockerfile');
    mkdirSync(dirname(file), { recursive: true });
    const linked = index % 16 === 5;
    writeFileSync(file, dockerfile(index, linked ? 100 : lengthOf(random()), random));
    chmodSync(file, MODES[index % MODES.length] ?? 0o644);
    if (index % 10 === 3) {
      mkdirSync(join(root, 'links', String(index)), { recursive: true });
      symlinkSync(`../../group-${index % 17}/service-${index}/Dockerfile`, join(root, 'links', String(index), 'Dockerfile'));
    }
    if (linked) linkSync(file, join(dirname(file), 'the-same-file'));
  }
}

/** Most are small, and one in a hundred is very large. */
function lengthOf(random: number): number {
  return random < 0.01 ? LARGEST * (0.5 + random * 50) : 6000 * random ** 4;
}

function dockerfile(index: number, length: number, random: () => number): string {
  const end = index % 5 === 2 ? '\r\n' : '\n';
  const lines = [`FROM ${BASES[index % BASES.length]}`, 'WORKDIR /app', `LABEL service="${index}"`];
  for (let size = 0; size < length; size += 61) lines.push(`# ${String(random()).padEnd(22, '0')} ${'é'.repeat(10)} ${index}`);
  lines.push('COPY . .', ...(index % 20 === 0 ? ['USER 65532:65532'] : []), `CMD ["/app/run", "${index}"]`);
  return (index % 7 === 4 ? '\ufeff' : '') + lines.join(end) + (index % 3 === 1 ? '' : end);
}
