import { createHash } from 'node:crypto';
import { splitLines } from '../dockerfile/lines.ts';
import type { Rewrite } from '../rewrite/types.ts';
import { escapeJson } from './escape.ts';
import { itemsOf } from './items.ts';
import type { Item } from './items.ts';
import { sarifFixes } from './sarif-fixes.ts';
import { levelOf, sarifRules } from './sarif-rules.ts';
import { tellItem } from './tell-item.ts';
import type { RunResult } from './types.ts';
import { pathToUri } from './uri.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

interface Found {
  readonly item: Item;
  readonly file: Rewrite;
}

/**
 * For code scanning: SARIF 2.1.0. Places and fixes are of the file as it was before. Files that could not be worked on
 * at all are notifications of the tool; those that cannot be read are results, because they may hide root.
 */
export function formatSarif(run: RunResult): string {
  const found = run.files.flatMap((file) => itemsOf(file, run).map((item) => ({ item, file })));
  const results = found.filter(({ item }) => item.kind !== 'failed');
  const failures = found.filter(({ item }) => item.kind === 'failed');
  const rules = sarifRules(found.map(({ item }) => item.code), run.pageOf);
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'unroot', version: run.toolVersion, rules } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            toolExecutionNotifications: failures.map((each) => ({
              descriptor: { id: each.item.code },
              ...describe(each, run),
            })),
          },
        ],
        results: describeResults(results, run, indexOf),
      },
    ],
  };
  return `${escapeJson(JSON.stringify(log, undefined, 2))}\n`;
}

function describeResults(results: readonly Found[], run: RunResult, indexOf: ReadonlyMap<string, number>): readonly unknown[] {
  const fixes = sarifFixes(run);
  const fingerprint = fingerprints();
  return results.map((each) => {
    const { item, file } = each;
    const fix = item.finding === undefined ? undefined : fixes.get(item.finding);
    return {
      ruleId: item.code,
      ruleIndex: indexOf.get(item.code),
      ...describe(each, run),
      partialFingerprints: fingerprint(item, file),
      ...(item.code === 'waived' ? { suppressions: [{ kind: 'inSource' }] } : {}),
      ...(fix === undefined ? {} : { fixes: [fix] }),
      ...(item.transform === undefined ? {} : { properties: { transform: item.transform, level: item.kind } }),
    };
  });
}

function describe({ item, file }: Found, run: RunResult): object {
  // GitHub shows a result at a line only, so one of a whole file stands at the first.
  return {
    level: levelOf(item.kind),
    message: { text: plain(tellItem(item, file, run).join('\n')) },
    locations: [{ physicalLocation: { artifactLocation: { uri: pathToUri(file.path) }, region: regionOf(item, linesOf(file)) } }],
  };
}

/** From the place to the end of its line; where nothing stands behind it, the whole line. */
function regionOf({ place = { line: 1, column: 1 } }: Item, lines: readonly string[]): object {
  const endColumn = (lines[place.line - 1] ?? '').length + 1;
  return { startLine: place.line, startColumn: place.column < endColumn ? place.column : 1, endLine: place.line, endColumn };
}

const LINES = new WeakMap<Rewrite, readonly string[]>();

/** The lines of the text as it was, split once for all that is said of the file. */
function linesOf(file: Rewrite): readonly string[] {
  const lines = LINES.get(file) ?? splitLines(file.before).map(({ start, end }) => file.before.slice(start, end));
  LINES.set(file, lines);
  return lines;
}

/** `[text](target)` is a link in a message even if it is not Markdown (SARIF 2.1.0, "Messages with embedded links"). */
function plain(text: string): string {
  return text.replaceAll('](', ']\\x28');
}

/**
 * GitHub tells alerts of one rule apart by `primaryLocationLineHash` alone, and would make one of two that stand on one line.
 * The same finding has the same fingerprint when lines are put above it: it is of what the line says, not of its number.
 * Equal ones of a file are counted.
 */
function fingerprints(): (item: Item, file: Rewrite) => Readonly<Record<string, string>> {
  const counts = new Map<string, number>();
  return ({ code, transform = '', place }, file) => {
    const key = JSON.stringify([file.path, transform, code, place === undefined ? '' : (linesOf(file)[place.line - 1] ?? '').trim()]);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    const hash = createHash('sha256').update(`${count} ${key}`).digest('hex');
    return { primaryLocationLineHash: `${hash.slice(0, 16)}:1`, 'unroot/v1': hash };
  };
}
