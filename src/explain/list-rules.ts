import { REASONS } from '../reasons/reasons.ts';
import type { Outcome, Reason } from '../reasons/types.ts';
import { ALL_TRANSFORMS } from '../rewrite/analyse.ts';

const HEADINGS: Readonly<Record<Outcome, string>> = {
  safe: 'Safe: written by `fix`',
  unsafe: 'Unsafe: written with --unsafe; hazards also with --assume CODE',
  manual: 'Manual: a person must decide; never written',
  clean: 'Clean: left as it is, rightly',
  skipped: 'Skipped: not looked at further',
  remark: 'Remarks on stages that need nothing',
  failed: 'Failed: the file could not be worked on',
};
const ORDER: readonly Outcome[] = ['safe', 'unsafe', 'manual', 'clean', 'skipped', 'remark', 'failed'];
const OF_REPOSITORIES = 'Repositories: said by `bulk` of a whole one, and what it leads to';
const ALL: readonly Reason[] = REASONS;

/** Every transform and every reason code, for people: one a line, by what it leads to; those of whole repositories stand apart. */
export function listRules(): string {
  const width = Math.max(...[...ALL_TRANSFORMS.map(({ name }) => name), ...ALL.map(({ code }) => code)].map((name) => name.length));
  const line = (name: string, text: string): string => `  ${name.padEnd(width)}  ${text}`;
  const groups = ORDER.map((outcome) => [
    HEADINGS[outcome],
    ...ALL.filter((reason) => reason.outcome === outcome && reason.of !== 'repository').map(({ code, summary, assumption }) => line(code, assumption === undefined ? summary : `${summary} (--assume ${assumption})`)),
  ]);
  const transforms = ['Transforms', ...ALL_TRANSFORMS.map(({ name, summary }) => line(name, summary))];
  const ofRepositories = [OF_REPOSITORIES, ...ALL.filter(({ of }) => of === 'repository').map(({ code, outcome, summary }) => line(code, `${outcome}: ${summary}`))];
  return `${[transforms, ...groups, ofRepositories].map((group) => group.join('\n')).join('\n\n')}\n`;
}

/** The same for programs. */
export function rulesAsJson(): string {
  const transforms = ALL_TRANSFORMS.map(({ name, summary }) => ({ name, summary }));
  return `${JSON.stringify({ transforms, reasons: REASONS }, undefined, 2)}\n`;
}
