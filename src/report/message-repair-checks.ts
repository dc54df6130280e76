import { evidenceText } from '../facts/evidence.ts';
import { codeSpan } from './markdown-text.ts';
import type { FileChange, Repair } from './message-change.ts';
import type { CheckText } from './message-checks.ts';

const FIELDS: ReadonlyMap<string, string> = new Map([['CMD', 'Cmd'], ['ENTRYPOINT', 'Entrypoint']]);

/** What to verify of the arrays that are repaired in a file. */
export function repairChecks({ repairs }: FileChange): readonly CheckText[] {
  return repairs.map(checkOf);
}

function checkOf({ now }: Repair): CheckText {
  const field = FIELDS.get(now?.keyword ?? '');
  if (now === undefined || field === undefined) return { kind: 'start', text: 'The image builds, and what the repaired arrays say is what you mean.' };
  const array = codeSpan(evidenceText(JSON.stringify(now.json ?? [])));
  return { kind: 'start', text: `The container starts the program that you mean, perhaps for the first time: \`docker image inspect --format '{{json .Config.${field}}}' IMAGE\` prints ${array}.` };
}
