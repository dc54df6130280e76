import { escapeContent } from './escape.ts';
import { fenced } from './markdown-text.ts';
import type { RunResult } from './types.ts';

/** How to say no, once and for all. */
export function formatDecline(isOfUsers: boolean): string {
  const [name, why, place] = isOfUsers
    ? ['set-user', 'why it must run as root', 'its `CMD`, `ENTRYPOINT` or `FROM`']
    : ['exec-quotes', 'why it is right as it is', 'the instruction'];
  const what = isOfUsers ? 'a single image' : 'a single array';
  return [
    '## To decline',
    '',
    `To keep ${what} as it is, put a comment like this on a line of its own above ${place}. unroot then leaves it alone, now and later.`,
    '',
    fenced('dockerfile', [`# unroot ignore=${name} ${why}`]),
  ].join('\n');
}

/** The command that gives the same change again. */
export function formatReproduce({ command, unsafe, toolVersion }: RunResult): string {
  const words = command ?? (unsafe ? 'fix --unsafe' : 'fix');
  const lines = `npx unroot@${toolVersion} ${words}`.split('\n').map(escapeContent);
  return ['## To reproduce', '', 'At the top of the repository, with Node 20.19 or later:', '', fenced('sh', lines)].join('\n');
}
