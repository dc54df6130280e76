import { parse } from '../src/dockerfile/parse.ts';
import { rewriteText } from '../src/rewrite/rewrite.ts';
import type { RewriteInput } from '../src/rewrite/rewrite.ts';
import type { Rewrite } from '../src/rewrite/types.ts';
import { checkAltered } from './checks/altered.ts';
import { checkApplied } from './checks/applied.ts';
import { checkKept } from './checks/kept.ts';
import { checkNewCommands } from './checks/new-commands.ts';
import { checkNewLines } from './checks/new-lines.ts';
import { checkOutcome } from './checks/outcome.ts';
import { checkOwnLine } from './checks/own-line.ts';
import { checkPatch } from './checks/patch.ts';
import { checkSecondPass } from './checks/second-pass.ts';
import { checkShellText } from './checks/shell-text.ts';
import { checkStructure } from './checks/structure.ts';
import { checkUsers } from './checks/users.ts';
import { crashOf } from './crash.ts';
import { pairUp } from './pair.ts';
import type { Check } from './pair.ts';
import type { Fault, Judge } from './types.ts';
import { writtenEdits } from './written-edits.ts';

export type RewriteFunction = (input: RewriteInput) => Rewrite;

const CHECKS: readonly Check[] = [checkStructure, checkOwnLine, checkKept, checkNewLines, checkAltered, checkShellText, checkNewCommands, checkUsers];

/** Says what is wrong with one rewrite: by other means, where there are any, than the gate that the rewrite has passed already. */
export const judge: Judge = judgeWith(rewriteText);

/** The same for a rewrite of one's own. */
export function judgeWith(rewrite: RewriteFunction): Judge {
  return (input) => {
    let result: Rewrite;
    try {
      result = rewrite(input);
    } catch (error) {
      return { rewrite: undefined, faults: [crashOf(error, 'the rewrite')] };
    }
    return { rewrite: result, faults: faultsOf(rewrite, input, result) };
  };
}

function faultsOf(rewrite: RewriteFunction, input: RewriteInput, result: Rewrite): readonly Fault[] {
  const { before, after, status, reason } = result;
  const faults: (Fault | undefined)[] = [checkOutcome(input, result)];
  if (status === 'failed') faults.push({ kind: 'failed', detail: reason === undefined ? 'no reason' : `${reason.code}: ${reason.message}` });
  const edits = writtenEdits(result, input.policy);
  faults.push(checkApplied(before, after, edits));
  if (after !== before) faults.push(...textFaults(input, result, edits), checkPatch(result), checkSecondPass(rewrite, input, after));
  return faults.filter((fault) => fault !== undefined);
}

function textFaults(input: RewriteInput, result: Rewrite, edits: ReturnType<typeof writtenEdits>): readonly (Fault | undefined)[] {
  const old = parse(input.text, true);
  const now = parse(result.after, true);
  if (!old.ok) return [{ kind: 'no-longer-parses', detail: `the old text is refused (${old.refusal.message}) and was changed` }];
  if (!now.ok) return [{ kind: 'no-longer-parses', detail: `line ${now.refusal.line}: ${now.refusal.message}` }];
  const pair = pairUp(input, result, edits, old.dockerfile, now.dockerfile);
  try {
    return CHECKS.map((check) => check(pair));
  } catch (error) {
    return [crashOf(error, 'a look at the result')];
  }
}
