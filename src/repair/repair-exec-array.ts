import { applyEdits } from '../dockerfile/apply-edits.ts';
import { arrayProblem } from '../dockerfile/array-rules.ts';
import { readJsonForm } from '../dockerfile/json-form.ts';
import { isOpenBracket } from './array-characters.ts';
import { afterBlanks, opensString } from './array-lookahead.ts';
import type { ArrayRepair, DamageKind, Draft, ManualCode, MendedKind } from './array-repair.ts';
import { arrangeEdits } from './arrange-edits.ts';
import { describeManual, describeRepair } from './describe-array.ts';
import { isShellTest } from './is-shell-test.ts';
import { passesVariable } from './passes-variable.ts';
import { scanArray } from './scan-array.ts';

/** BuildKit reads JSON for these only (parser/parser.go, dispatch). */
const arrayKeywords = new Set(['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN', 'SHELL', 'VOLUME']);
/** These expand variables in their arrays too, and ADD and COPY expand `*`. */
const pathKeywords = new Set(['ADD', 'COPY', 'VOLUME']);

/** Damage after whose repair the strings are the very ones that were typed. */
const harmless: ReadonlySet<DamageKind> = new Set<DamageKind>([
  'smart-quotes', 'single-quotes', 'doubled-quotes', 'escaped-quotes', 'full-width-punctuation',
  'no-break-space', 'zero-width', 'control-character', 'trailing-comma',
]);

const damageOf: Readonly<Record<ManualCode, DamageKind>> = {
  'array-ambiguous': 'unclear-quotes',
  'array-escape': 'bad-escape',
  'array-text-after': 'trailing-text',
  'array-dash': 'guessed-dash',
};

/**
 * Finds out what is wrong with an exec array, and repairs it if there is one reading of it.
 *
 * @param rest what BuildKit hands to the instruction: lines joined, flags removed; with HEALTHCHECK it may
 *   start with `CMD`
 * @param context `keyword`: of the instruction that takes the array (for ONBUILD: of the one it carries)
 */
export function repairExecArray(rest: string, context: { readonly keyword: string }): ArrayRepair {
  const keyword = context.keyword.toUpperCase();
  if (!arrayKeywords.has(keyword)) return { kind: 'not-an-array' };
  // The type is the first word of HEALTHCHECK (parser/line_parsers.go, parseHealthConfig).
  const prefix = keyword === 'HEALTHCHECK' ? (/^CMD[\t\v\f\r ]+/i.exec(rest)?.[0].length ?? 0) : 0;
  const text = rest.slice(prefix);
  if (readJsonForm(text).kind === 'strings') return { kind: 'valid' };

  const first = afterBlanks(text, 0);
  const bracketed = isOpenBracket(text[first]);
  if (!bracketed && !opensString(text, first)) return { kind: 'not-an-array' };
  if (bracketed && (isShellTest(text.slice(first), keyword) || (text[first + 1] === '[' && !opensString(text, first + 2)))) {
    return { kind: 'not-an-array' };
  }

  const draft: Draft = { text, edits: [], damage: new Set() };
  const scan = scanArray(draft, keyword === 'ADD' || keyword === 'COPY');
  const manual = (code: ManualCode): ArrayRepair => {
    const damage = [...draft.damage.add(damageOf[code])];
    return { kind: 'manual', code, damage, message: describeManual(keyword, code, damage) };
  };
  const nested = text[first + 1] === '[';
  if (!scan.ok) return bracketed && (scan.evidence || nested) ? manual(scan.code) : { kind: 'not-an-array' };
  // Without an opening bracket only commas between strings tell an array from `"my program" "x"`.
  if (!bracketed && (scan.strings < scan.argv.length || draft.damage.has('missing-comma') || !endsWithBracket(text))) {
    return { kind: 'not-an-array' };
  }

  for (const doubt of doubts(keyword, text.trim(), scan.argv)) draft.damage.add(doubt);
  const damage = [...draft.damage];
  const edits = arrangeEdits(draft.edits);
  const fixed = readJsonForm(applyEdits(text, edits));
  // The last word is JSON's: whatever was thought of the text, only the strings that were read may come out.
  if (fixed.kind !== 'strings' || !sameStrings(fixed.strings, scan.argv)) return manual('array-ambiguous');
  // Nor what BuildKit would refuse then, though it may have taken the damaged text for words.
  if (arrayProblem(keyword, scan.argv, '\\') !== undefined) return manual('array-ambiguous');
  const mended = damage.filter((kind): kind is MendedKind => kind !== 'bad-escape' && kind !== 'unclear-quotes');
  const worst = mended.find((kind) => !harmless.has(kind)) ?? mended[0];
  if (worst === undefined) return manual('array-ambiguous');
  const level = harmless.has(worst) ? 'safe' : 'unsafe';
  return {
    kind: 'repaired',
    level,
    edits: edits.map((edit) => ({ start: edit.start + prefix, end: edit.end + prefix, text: edit.text })),
    argv: scan.argv,
    damage,
    worst,
    message: describeRepair(keyword, level, damage),
  };
}

/** What speaks against writing a repair unasked, however clear the text is. `text` has no outer blanks. */
function doubts(keyword: string, text: string, argv: readonly string[]): readonly DamageKind[] {
  if (pathKeywords.has(keyword)) return [];
  const found: DamageKind[] = [];
  // As a shell command the damaged array never ran, so nothing is lost; but its author counted on a value.
  if (passesVariable(argv)) found.push('unexpanded-variable');
  if (/\s/.test(argv[0] ?? '')) found.push('command-in-one-string');
  // A CMD or ENTRYPOINT like that ends at once and does nothing; a RUN or HEALTHCHECK succeeds.
  const isTest = argv.length === 1 && text[1] === ' ' && text[text.length - 2] === ' ';
  if (isTest && (keyword === 'RUN' || keyword === 'HEALTHCHECK')) found.push('passes-as-test');
  return found;
}

const endsWithBracket = (text: string): boolean => text.trimEnd().endsWith(']');

const sameStrings = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word, index) => word === b[index]);
