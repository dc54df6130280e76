import type { Pair } from '../pair.ts';
import type { Fault } from '../types.ts';

/**
 * No line above a new one runs on into it. Told from the raw lines: comments and blank lines end no continuation, two escape
 * characters make none (BuildKit's parser.go).
 */
export function checkOwnLine({ after, added }: Pair): Fault | undefined {
  for (const { keyword, first } of added) {
    for (let number = first - 1; number > after.directivesEnd; number -= 1) {
      const line = after.lines[number - 1];
      const text = line === undefined ? '' : after.text.slice(line.start, line.end).replace(/[ \t]+$/, '');
      if (text.trim() === '' || text.trimStart().startsWith('#')) continue;
      const runsOn = text.endsWith(after.escape) && !text.endsWith(after.escape + after.escape);
      if (runsOn) return { kind: 'no-longer-parses', detail: `line ${number} of the result runs on into the new ${keyword} of line ${first}` };
      break;
    }
  }
  return undefined;
}
