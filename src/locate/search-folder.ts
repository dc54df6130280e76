import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FindRepository } from '../git/repository.ts';
import { candidatesIn, isLeftOut, type GlobEntry, type IgnoreScope, type Rules } from './glob.ts';
import { looksLikeDockerfile } from './names.ts';
import type { LeftOutElsewhere } from './other-rules.ts';
import { isInside, shownPath } from './paths.ts';
import type { FoundFile, Located, Problem, ProblemCode } from './types.ts';

/** What holds for a whole run. */
export interface Search {
  readonly cwd: string;
  readonly forceExclude: boolean;
  readonly noIgnore: boolean;
  readonly excluded: Rules;
  readonly findRepository: FindRepository;
  readonly leftOutElsewhere: LeftOutElsewhere;
}

/**
 * The Dockerfiles under one absolute folder. If the folder itself is left out by an ignore file, naming it overrules
 * the ignore files above it, not those in it; with `forceExclude` nothing is found. Unreadable folders, broken links
 * and links out of the folder become problems.
 */
export async function searchFolder(search: Search, folder: string, namedAbsolute: boolean): Promise<Located> {
  const show = (absolute: string): string => shownPath(search.cwd, absolute, namedAbsolute);
  if (folder.split(path.sep).includes('.git')) return nothing({ path: show(folder), code: 'inside-git', level: 'note', message: 'git keeps its own data here' });
  const leftOut = await leftOutNamed(search, folder, 'folder');
  if (leftOut && search.forceExclude) return nothing();
  const scope: IgnoreScope = search.noIgnore ? { from: 'none' } : leftOut ? { from: 'below' } : await scopeAbove(search, folder);

  const { entries, unreadable } = await candidatesIn(folder, scope);
  const files: FoundFile[] = [];
  const problems: Problem[] = [...unreadable].map(([at, message]) => ({
    path: show(at), code: 'unreadable', level: at === folder ? 'error' : 'note', message,
  }));
  const root = await realpath(folder).catch(() => folder);
  for (const entry of entries) {
    if (entry.kind === 'directory' || !looksLikeDockerfile(path.basename(entry.absolute))) continue;
    if (search.excluded(entry.absolute)) continue;
    if (scope.from === 'above' && (await search.leftOutElsewhere(entry.absolute, folder))) continue;
    const verdict = entry.kind === 'link' ? await judgeLink(search, entry, root, scope) : entry.kind === 'file' ? 'take' : PIPE;
    if (verdict === 'take') files.push({ path: show(entry.absolute), absolute: entry.absolute, root: folder, named: false });
    else if (verdict !== 'leave') problems.push({ path: show(entry.absolute), level: 'note', ...verdict });
  }
  return { files, problems };
}

/** Whether ignore files, and with `forceExclude` also `exclude` and `node_modules`, leave out a named path. */
export async function leftOutNamed(search: Search, absolute: string, kind: 'file' | 'folder'): Promise<boolean> {
  const forRules = kind === 'folder' ? absolute + path.sep : absolute;
  const repository = await search.findRepository(path.dirname(absolute));
  const base = repository?.top ?? search.cwd;
  if (search.forceExclude) {
    if (search.excluded(forRules)) return true;
    if (isInside(base, absolute) && isKeptOut(path.relative(base, absolute))) return true;
  }
  // The top of the search is nothing that a search could leave out.
  if (search.noIgnore || !isInside(base, absolute) || absolute === base) return false;
  const folder = path.dirname(absolute);
  return (await isLeftOut(absolute, await scopeAbove(search, folder))) || search.leftOutElsewhere(forRules, folder);
}

async function scopeAbove(search: Search, folder: string): Promise<IgnoreScope> {
  return { from: 'above', repositoryTop: (await search.findRepository(folder))?.top };
}

type Verdict = 'take' | 'leave' | { readonly code: ProblemCode; readonly message: string };

const PIPE: Verdict = { code: 'not-a-regular-file', message: 'it is a pipe, a socket or a device' };

async function judgeLink(search: Search, { absolute }: GlobEntry, root: string, scope: IgnoreScope): Promise<Verdict> {
  const target = await realpath(absolute).catch(() => undefined);
  const stats = target === undefined ? undefined : await stat(target).catch(() => undefined);
  if (target === undefined || stats === undefined) return { code: 'broken-link', message: 'the symbolic link points to nothing that can be read' };
  // A folder inside the root is walked where it really is.
  if (stats.isDirectory()) return 'leave';
  if (!isInside(root, target)) return { code: 'outside-root', message: 'the symbolic link leads out of the folder that is searched' };
  if (isKeptOut(path.relative(root, target))) return { code: 'outside-root', message: 'the symbolic link leads into .git or node_modules' };
  if (!stats.isFile()) return PIPE;
  return scope.from === 'above' && (await leftOutNamed(search, target, 'file')) ? 'leave' : 'take';
}

/** Nothing in these folders is the user's own. */
function isKeptOut(relative: string): boolean {
  return relative.split(path.sep).some((part) => part === '.git' || part === 'node_modules');
}

function nothing(...problems: Problem[]): Located {
  return { files: [], problems };
}
