import { posix } from 'node:path';
import { copiesOver } from '../facts/bringers.ts';
import { searchPath } from '../facts/entry-programs.ts';
import { resolvePath } from '../facts/paths.ts';
import type { FileOperation } from '../facts/types.ts';
import type { Judged } from './types.ts';

type Chmod = Extract<FileOperation, { kind: 'chmod' }>;

/** `chmod u+x` on what the entry starts, where nothing lets others run it: of a file that is 0644 it makes 0744. */
export function ownersPrograms(judged: Judged): ReadonlySet<FileOperation> {
  const started = startedFiles(judged);
  const opened = new Set<string>();
  const found = new Set<FileOperation>();
  for (const operation of judged.doings.operations.toReversed()) {
    if (operation.kind !== 'chmod' || !started.has(operation.path.path)) continue;
    const { path } = operation.path;
    const who = whoMayRun(operation);
    if (who === 'all') opened.add(path);
    if (who === 'owner' && !opened.has(path) && !wasOpen(judged, path)) found.add(operation);
  }
  return found;
}

/** Where the programs of the entry may stand: a name without a slash is looked for along PATH, but a shell finds its script by it. */
function startedFiles({ entry, stage }: Judged): ReadonlySet<string> {
  const along = searchPath(stage);
  return new Set(entry.commands.flatMap(({ path }) => [resolvePath(path, stage.workdir?.path), ...(path.includes('/') ? [] : along.map((directory) => resolvePath(path, directory)))]));
}

/** Whom a mode newly lets run the file: without a letter all, as far as the umask goes (chmod(1)), and a build's is 022. */
function whoMayRun({ mode }: Chmod): 'all' | 'owner' | undefined {
  if (/^[0-7]+$/.test(mode)) return (Number.parseInt(mode, 8) & 0o001) === 0 ? undefined : 'all';
  const classes = mode.split(',').flatMap((clause) => /^([ugoa]*)[+=][rwst]*x[rwxst]*$/.exec(clause)?.[1] ?? []);
  if (classes.some((each) => each === '' || /[oa]/.test(each))) return 'all';
  return classes.length > 0 ? 'owner' : undefined;
}

/** The build context has it as a file that others may run; COPY keeps that. */
function wasOpen({ context, doings }: Judged, path: string): boolean {
  const [copy] = copiesOver(doings, path);
  if (copy === undefined || copy.from !== undefined || context === undefined) return false;
  const sources = copy.sources.flatMap((source) => [source, posix.join(source, posix.basename(path)), posix.join(source, posix.relative(copy.path.path, path))]);
  const file = sources.find((source) => posix.basename(source) === posix.basename(path) && context.kind(source) === 'file') ?? sources.find((source) => context.kind(source) === 'file');
  return file !== undefined && ((context.mode(file) ?? 0) & 0o001) !== 0;
}
