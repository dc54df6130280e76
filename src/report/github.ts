import type { Rewrite } from '../rewrite/types.ts';
import { escapeLine } from './escape.ts';
import { itemsOf } from './items.ts';
import type { Item } from './items.ts';
import { SEVERITY, tellItem } from './tell-item.ts';
import type { RunResult } from './types.ts';

/**
 * Workflow commands that GitHub Actions turns into annotations, one line each:
 * `::warning file=…,line=…,col=…,title=…::message`. Paths are relative to the folder that unroot ran in, which
 * should be the root of the repository.
 */
export function formatGithub(run: RunResult): string {
  return run.files.flatMap((file) => itemsOf(file, run).map((item) => `${formatItem(item, file, run)}\n`)).join('');
}

function formatItem(item: Item, file: Rewrite, run: RunResult): string {
  const { kind, code, place } = item;
  const properties = [
    `file=${property(escapeLine(file.path))}`,
    ...(place === undefined ? [] : [`line=${place.line}`, `col=${place.column}`]),
    `title=${property(`unroot: ${code}`)}`,
  ];
  return `::${SEVERITY[kind]} ${properties.join(',')}::${data(tellItem(item, file, run).join('\n'))}`;
}

/** What the runner turns back behind the second `::` (actions/runner, ActionCommand.cs, _escapeDataMappings). */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The same for the value of a property, which a comma or `::` would end (_escapePropertyMappings). */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
