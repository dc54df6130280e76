import { readPage } from '../reasons/read-page.ts';
import { formatMessage } from '../report/message.ts';
import type { Proofs } from '../report/types.ts';
import type { Rewrite } from '../rewrite/types.ts';
import { fixCommand } from '../cli/fix-command.ts';
import type { BulkSettings } from './settings.ts';

/** The message of the commit and of a pull request: a title, a blank line, and Markdown. The same for the same files and settings. */
export function messageOf(files: readonly Rewrite[], { invocation, title, toolVersion }: BulkSettings, proofs: Proofs | undefined): string {
  const text = formatMessage({
    verb: 'fix',
    toolVersion,
    files,
    unsafe: invocation.policy.unsafe,
    color: false,
    pageOf: readPage,
    command: fixCommand(invocation),
    ...(proofs === undefined ? {} : { proofs }),
  });
  return title === undefined ? text : `${title}${text.slice(text.indexOf('\n'))}`;
}
