import { TEXT } from '../../../cli/harness.ts';
import { committed } from './commit-files.ts';
import { CHANGED } from './types.ts';
import type { StoryRepository } from './types.ts';

/** Names that shells, lists, git and CSV each read in their own way. */
const ODD = ['a b', 'it"s \'so\'', 'new\nline', '-rf', '#é 漢字', ' blank ', 'tab\tand \\', ':(top)*', '=1+1\u202e'];

/** Repositories, and folders of Dockerfiles in them, with such a name. */
export const NAMES: readonly StoryRepository[] = ODD.map((name) => ({
  path: `names/${name}`,
  plan: CHANGED,
  files: [`${name}/Dockerfile`, `${name}/${name}.Dockerfile`],
  lay: committed({ [`${name}/Dockerfile`]: TEXT.changed, [`${name}/${name}.Dockerfile`]: TEXT.changed }),
}));
