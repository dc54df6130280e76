import { isWritten } from '../rewrite/selection.ts';
import type { Rewrite } from '../rewrite/types.ts';
import { needsAttention } from './gate.ts';
import { findingItems, reasonItem } from './items.ts';
import type { Item } from './items.ts';
import { codeSpan, prose } from './markdown-text.ts';
import { byStage } from './message-change.ts';
import { formatPlace } from './place.ts';
import type { RunResult } from './types.ts';

/** What is left as it is although somebody should look at it, one line of a list each. */
export function leftLines(run: RunResult): readonly string[] {
  return run.files.flatMap((file) => leftItems(file, run).map((item) => formatItem(item, file)));
}

function leftItems(file: Rewrite, run: RunResult): readonly Item[] {
  const reason = file.status === 'failed' || needsAttention(file) ? reasonItem(file) : undefined;
  if (reason !== undefined) return [reason];
  const open = file.findings.filter((finding) => !isWritten(finding, run));
  const told = byStage(file.before, open).flatMap(({ findings }) => {
    // The parts of a stage wait for the same; the one that sets the user says what for.
    const users = findings.filter(({ transform }) => transform === 'set-user');
    return findings.filter((finding) => finding.transform === 'exec-quotes' || !users.some(({ code }) => code === finding.code) || users.includes(finding));
  });
  return findingItems({ ...file, findings: told }, run);
}

const NEXT = { safe: '', unsafe: ' Held back: `--unsafe` writes it.', manual: ' A person must decide.', note: '', failed: '', skipped: '' } as const;

function formatItem({ kind, code, transform, place, message }: Item, file: Rewrite): string {
  const where = place === undefined ? '' : `, ${formatPlace(place)}`;
  // The first half says what would be done, and not what stands against it.
  const why = kind === 'unsafe' && transform === 'set-user' && message.includes('; ') ? message.slice(message.indexOf('; ') + 2) : message;
  return `- ${codeSpan(file.path)}${where} (\`${code}\`): ${prose(why.replace(/\.$/, ''))}.${NEXT[kind]}`;
}
