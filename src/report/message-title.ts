import { codeSpan } from './markdown-text.ts';
import type { FileChange } from './message-change.ts';
import { tellStage } from './message-steps.ts';
import type { RunResult } from './types.ts';
import { count } from './wording.ts';

/** The first line: at most 72 characters, as `git log` shows it. */
export function titleOf(changes: readonly FileChange[]): string {
  if (changes.length === 0) return 'Nothing to change';
  return setsUsers(changes) ? 'Run containers as a non-root user' : 'Repair exec arrays in Dockerfiles';
}

/** What is changed and why, in a few sentences. `isLeft`: something is left as it is that somebody should look at. */
export function introOf(changes: readonly FileChange[], isLeft: boolean, run: RunResult): string {
  if (changes.length === 0) return `unroot ${run.toolVersion} found ${isLeft ? 'nothing that it may change' : 'nothing to change'} in ${count(run.files.length, 'file')}.`;
  const repairs = changes.reduce((sum, change) => sum + change.repairs.length, 0);
  const sentences = setsUsers(changes) ? usersWords(changes, repairs) : arraysWords(changes, repairs);
  return [sentences, formatOrigin(changes, run)].join('\n\n');
}

function setsUsers(changes: readonly FileChange[]): boolean {
  return changes.some(({ stages }) => stages.length > 0);
}

function usersWords(changes: readonly FileChange[], repairs: number): string {
  const files = changes.filter(({ stages }) => stages.length > 0);
  const [first] = files;
  const isOne = files.length === 1 && first !== undefined;
  const isGiven = files.some(({ stages }) => stages.some(({ findings }) => findings.some(({ transform }) => transform === 'chown-workdir')));
  const given = isGiven ? `, and gives that user the directories that ${isOne ? 'the' : 'its'} program needs` : '';
  return [
    `${isOne ? `The container of ${codeSpan(first.file.path)} runs` : `The containers of ${files.length} Dockerfiles run`} as root today${unknownWords(files)}.`,
    `Whoever breaks into ${isOne ? 'its' : 'such a'} program then owns every file in the container, and is root on the host too as soon as a mount or a flaw of the kernel lets them out.`,
    `This change lets ${isOne ? 'it run' : 'each of them run'} as a user without special rights${given}.`,
    ...(repairs === 0 ? [] : [repairWords(repairs)]),
  ].join(' ');
}

/** The user of a base image that is not known is root as a rule, and nobody can say so for sure. */
function unknownWords(files: readonly FileChange[]): string {
  const unknown = files.filter(({ stages }) => !stages.some((stage) => tellStage(stage).steps.some(({ what }) => what.endsWith(' instead of root'))));
  if (unknown.length === 0) return '';
  return unknown.length === files.length ? ', unless its base image, which is not known, says otherwise' : `, ${unknown.length} of them unless a base image that is not known says otherwise`;
}

function repairWords(repairs: number): string {
  const [what, are, them] = repairs === 1 ? ['an array', 'is', 'it'] : [`${repairs} arrays`, 'are', 'them'];
  return `It also repairs ${what} (\`CMD ["program", "argument"]\`) that ${are} no valid JSON, so that Docker does not read ${them} as meant.`;
}

function arraysWords(changes: readonly FileChange[], repairs: number): string {
  const [first] = changes;
  const isOne = repairs === 1 && first !== undefined;
  const which = isOne ? `An array in ${codeSpan(first.file.path)} is` : `${repairs} arrays in ${count(changes.length, 'Dockerfile')} are`;
  const them = isOne ? 'it' : 'them';
  return `${which} no valid JSON (\`CMD ["program", "argument"]\`), as it happens when text is pasted, so Docker does not read ${them} as meant. This change repairs ${them}.`;
}

function formatOrigin(changes: readonly FileChange[], run: RunResult): string {
  return [
    `It was made by unroot ${run.toolVersion}, which reads Dockerfiles and the files around them; no other line is touched.`,
    proofWords(changes, run),
    ...(changes.some(isRisky) ? ['Where something was seen that speaks against it, that is marked as a **risk**.'] : []),
  ].join(' ');
}

function proofWords(changes: readonly FileChange[], { proofs }: RunResult): string {
  const proved = changes.filter(({ file }) => (proofs?.byFile.get(file.path) ?? []).length > 0).length;
  if (proofs === undefined || proved === 0) return 'No image was built or run for it, so please look at "What to verify".';
  const which = proved === changes.length ? 'Each image that it changes' : `Each image of ${proved} of these files`;
  return `${which} was built and run before and after the change with ${proofs.engine.name} ${proofs.engine.version}, and does the same.`;
}

function isRisky({ repairs, stages }: FileChange): boolean {
  return repairs.some(({ finding }) => finding.level === 'unsafe') || stages.some((stage) => tellStage(stage).risks.length > 0);
}
