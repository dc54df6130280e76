import type { Hazard } from '../plan/types.ts';
import { evidenceText } from '../facts/evidence.ts';
import { isRootHome } from '../facts/directories.ts';
import type { Judged } from './types.ts';

/** Options of `docker run` that give a container rights over the host, which only root in it can use. */
const RIGHTS = ['docker.sock', '--privileged', '--cap-add', '--device', '--net=host', '--net host', '--network=host', '--network host', '--pid=host', '--pid host'];

/** The file's own comments say that the container is run with root's rights, or with mounts below /root. */
export function documentedRoot(judged: Judged): readonly Hazard[] {
  const found = judged.file.comments.filter(({ text }) => RIGHTS.some((right) => text.includes(right)) || mountsRootHome(text));
  if (found.length === 0) return [];
  const evidence = found.slice(0, MOST_SHOWN).map(({ line, text }) => ({ place: { line, column: 1 }, text: evidenceText(text) }));
  return [{ code: 'documented-root', level: 'unsafe', message: 'a comment says that the container is run with rights or mounts that need root', evidence }];
}

const MOST_SHOWN = 5;

/** `-v $HOME/.ssh:/root/.ssh:ro`. */
function mountsRootHome(text: string): boolean {
  return text.includes('-v') && text.split(/\s+/).some((word) => word.split(':').slice(1).some((part) => isRootHome(part)));
}
