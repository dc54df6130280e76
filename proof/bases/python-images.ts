import { DEBIAN, library } from './names.ts';
import type { Base } from './types.ts';

/** Debian's Python under the names that the public image has; it has no user of its own. */
export const PYTHON_IMAGES: readonly Base[] = [
  {
    tags: library('python:3.11', 'python:3.11-slim', 'python:3.11-bookworm', 'python:3.11-slim-bookworm', 'python:3.12', 'python:3.12-slim'),
    from: DEBIAN,
    packages: ['python3', 'python3-pip', 'python3-venv'],
    run: [
      'for name in python python3; do ln -s /usr/bin/python3 /usr/local/bin/$name; done',
      'for name in pip pip3; do ln -s /usr/bin/pip3 /usr/local/bin/$name; done',
      'rm -f /usr/lib/python3*/EXTERNALLY-MANAGED',
    ],
    settings: { cmd: ['python3'], env: { LANG: 'C.UTF-8' } },
  },
];
