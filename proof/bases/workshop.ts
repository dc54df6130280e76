import { DEBIAN, GCC, library, WORKSHOP } from './names.ts';
import type { Base } from './types.ts';

/** Debian with a C compiler, and the image that compiles and gathers what the images without a Debian below them consist of. */
export const WORKSHOPS: readonly Base[] = [
  { tags: [GCC, ...library('gcc:latest', 'gcc:13-bookworm')], from: DEBIAN, packages: ['gcc', 'make', 'libc6-dev'] },
  {
    tags: [WORKSHOP],
    from: GCC,
    hostCopies: [{ source: process.execPath, target: '/usr/local/bin/node' }],
    packages: ['bzip2', 'busybox-static', 'gosu', 'tini', 'libcap2-bin', 'nginx'],
    scripts: ['busybox.sh', 'trees.sh'],
  },
];
