import type { Hazard } from '../plan/types.ts';
import { stageChain } from '../facts/chain.ts';
import { evidenceText, instructionEvidence } from '../facts/evidence.ts';
import { isRootHome } from '../facts/directories.ts';
import type { Judged } from './types.ts';

/** Options of `docker run` that give a container rights over the host, which only root in it can use. */
const RIGHTS = ['docker.sock', '--privileged', '--cap-add', '--device', '--net=host', '--net host', '--network=host', '--network host', '--pid=host', '--pid host'];

/** The file's own comments, labels and variables say that the container is run with root's rights, or with mounts below /root. */
export function documentedRoot(judged: Judged): readonly Hazard[] {
  const comments = judged.file.comments.filter(({ text }) => tells(text)).map(({ line, text }) => ({ place: { line, column: 1 }, text: evidenceText(text) }));
  const settings = stageChain(judged.stage).flatMap((link) => link.stage.instructions.filter(({ keyword, text }) => (keyword === 'LABEL' || keyword === 'ENV') && tells(text)));
  const evidence = [...comments, ...settings.map((instruction) => instructionEvidence(judged.file, instruction))].slice(0, MOST_SHOWN);
  if (evidence.length === 0) return [];
  return [{ code: 'documented-root', level: 'unsafe', message: 'the file says that the container is run with rights or mounts that need root', evidence }];
}

const MOST_SHOWN = 5;

function tells(text: string): boolean {
  return RIGHTS.some((right) => text.includes(right)) || mountsRootHome(text);
}

/** `-v $HOME/.ssh:/root/.ssh:ro`. */
function mountsRootHome(text: string): boolean {
  return text.includes('-v') && text.split(/\s+/).some((word) => word.split(':').slice(1).some((part) => isRootHome(part)));
}
