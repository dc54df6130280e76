import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BASES = ['node:22', 'python:3.12-slim', 'debian:12', 'alpine:3.20', 'golang:1.23'];

/** Makes `count` git repositories below a folder, each with five committed Dockerfiles that differ from all others. */
export function layOutRepositories(folder: string, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const top = join(folder, `team-${index % 20}`, `service-${index}`);
    for (const [number, base] of BASES.entries()) {
      const inside = join(top, `part-${number}`);
      mkdirSync(inside, { recursive: true });
      writeFileSync(join(inside, 'Dockerfile'), `FROM ${base}\nWORKDIR /srv/app-${index}\nCOPY . .\nEXPOSE ${8000 + (index % 1000)}\nCMD ["./serve", "--id", "${index}-${number}"]\n`);
      writeFileSync(join(inside, 'README.md'), `# Part ${number} of service ${index}\n`);
    }
    git(top, ['init', '-q']);
    git(top, ['add', '-A']);
    git(top, ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', '-c', 'commit.gpgsign=false', 'commit', '-q', '-m', 'start']);
  }
}

function git(cwd: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync('git', args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
}
