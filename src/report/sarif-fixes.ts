import { placeOf, splitLines } from '../dockerfile/lines.ts';
import type { Edit } from '../dockerfile/types.ts';
import { isWritten } from '../rewrite/selection.ts';
import type { Finding, Rewrite } from '../rewrite/types.ts';
import type { RunResult } from './types.ts';
import { pathToUri } from './uri.ts';

export interface SarifFix {
  readonly description: { readonly text: string };
  readonly artifactChanges: readonly [unknown];
}

/**
 * The fixes that a reader may apply alone: the repair of one array, or all that this run would write to a file, which
 * stands with the first finding that is no such repair. A part of it alone, such as a USER that nothing creates, would
 * break the image. What is held back has none, and after `fix` the file is another one.
 */
export function sarifFixes(run: RunResult): ReadonlyMap<Finding, SarifFix> {
  const fixes = new Map<Finding, SarifFix>();
  if (run.verb === 'fix') return fixes;
  for (const file of run.files) {
    if (file.after === file.before) continue;
    const text = { text: file.before, lines: splitLines(file.before) };
    const written = file.findings.filter((finding) => isWritten(finding, run));
    const whole = written.find(({ transform }) => transform !== 'exec-quotes');
    for (const finding of written) {
      if (finding === whole) fixes.set(finding, fixOf('All that unroot writes to this file', written.flatMap(({ edits }) => edits), file, text));
      else if (finding.transform === 'exec-quotes') fixes.set(finding, fixOf('Repair the array', finding.edits, file, text));
    }
  }
  return fixes;
}

function fixOf(description: string, edits: readonly Edit[], file: Rewrite, text: Parameters<typeof placeOf>[0]): SarifFix {
  const replacements = merge(edits).map((edit) => {
    const start = placeOf(text, edit.start);
    const end = placeOf(text, edit.end);
    return {
      deletedRegion: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
      insertedContent: { text: edit.text },
    };
  });
  return { description: { text: description }, artifactChanges: [{ artifactLocation: { uri: pathToUri(file.path) }, replacements }] };
}

/** In the order of the text, what is inserted at one offset as one replacement: nothing then depends on their order. */
function merge(edits: readonly Edit[]): readonly Edit[] {
  const merged: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last?.start === edit.start && last.end === edit.start) merged[merged.length - 1] = { ...edit, text: last.text + edit.text };
    else merged.push(edit);
  }
  return merged;
}
