import { TEXT } from '../../../cli/harness.ts';
import { committed } from './commit-files.ts';
import { CHANGED } from './types.ts';
import type { StoryRepository } from './types.ts';

const BASES = ['node:22', 'python:3.12-slim', 'debian:12', 'alpine:3.20', 'ruby:3.3'];

const BUILD = 'FROM golang:1.23 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/app .\n\n';

/** Repositories like most: one or two Dockerfiles that differ from all others, and what belongs to them. */
export function plainRepositories(count: number): readonly StoryRepository[] {
  return Array.from({ length: count }, (_, index) => {
    const base = BASES[index % BASES.length] ?? '';
    const text = `# Service ${index}\nFROM ${base}\nWORKDIR /srv/app-${index}\nCOPY . .\nEXPOSE ${8000 + index}\nCMD ["./serve"]\n`;
    const built = `${BUILD}FROM ${base}\nWORKDIR /srv\nCOPY --from=build /out/app /srv/app\nCMD ["/srv/app"]\n`;
    const files = { Dockerfile: text, 'README.md': `# Service ${index}\n`, 'worker/Dockerfile': index % 2 === 0 ? built : TEXT.clean };
    const changing = index % 2 === 0 ? ['Dockerfile', 'worker/Dockerfile'] : ['Dockerfile'];
    return { path: `plain/service-${index}`, plan: CHANGED, files: changing, lay: committed(files) };
  });
}
