import type { Edit, Flag, Instruction } from '../../src/dockerfile/types.ts';
import { putsLines } from '../inserted-lines.ts';
import type { Pair } from '../pair.ts';
import type { Fault } from '../types.ts';
import { writtenFindings } from '../written-edits.ts';

const GIFT = /^--chown=[\w.:-]+ $/;
const TAKES_ARRAY = new Set(['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN', 'SHELL', 'VOLUME']);

/**
 * What is edited within a line are arguments of two kinds of instructions. A COPY or ADD without an owner gets `--chown`,
 * and nothing else of it changes. An array that BuildKit does not read as one becomes one: its flags stay, and so do, in
 * their order, its letters and digits; what stood behind the array may go where the finding is `unsafe`.
 */
export function checkAltered(pair: Pair): Fault | undefined {
  const { before, moved, edits, input } = pair;
  const lost = (detail: string): Fault => ({ kind: 'bytes-lost', detail });
  const held = new Map<Instruction, Edit[]>();
  let next = 0;
  for (const edit of edits.filter((each) => !putsLines(input.text, each))) {
    while ((before.instructions[next]?.span.end ?? Infinity) < edit.end) next += 1;
    const holder = before.instructions[next];
    if (holder === undefined || edit.start < holder.keywordSpan.end) return lost(`the edit ${edit.start}..${edit.end} is not within the arguments of one instruction`);
    if (/[\r\n]/.test(edit.text + input.text.slice(edit.start, edit.end))) return lost(`the edit ${edit.start}..${edit.end} changes where a line ends`);
    held.set(holder, [...(held.get(holder) ?? []), edit]);
  }
  const guessed = new Set(writtenFindings(pair.rewrite, input.policy).filter(({ level }) => level === 'unsafe').flatMap((finding) => finding.edits));
  for (const [old, within] of held) {
    const now = moved.get(old);
    if (now === undefined) return lost(`the ${old.keyword} of line ${old.first} is gone`);
    const gifts = within.filter(({ start, end, text }) => start === end && GIFT.test(text));
    const repairs = within.filter((edit) => !gifts.includes(edit));
    const problem = giftProblem(old, now, gifts.length) ?? (repairs.length === 0 ? sameRest(old, now) : repairProblem(old, now, repairs.some((edit) => guessed.has(edit))));
    if (problem !== undefined) return lost(`line ${old.first}: ${problem}`);
  }
  return undefined;
}

/** BuildKit takes a flag once, so there is one owner if it is read at all. */
function giftProblem(old: Instruction, now: Instruction, gifts: number): string | undefined {
  const others = (flags: readonly Flag[]): string => JSON.stringify(flags.filter(({ name }) => gifts === 0 || name !== 'chown').map(({ name, value }) => [name, value]));
  if (others(old.flags) !== others(now.flags)) return 'its flags are others';
  return gifts === 0 || old.keyword === 'COPY' || old.keyword === 'ADD' ? undefined : `${old.keyword} takes no owner`;
}

function sameRest(old: Instruction, now: Instruction): string | undefined {
  const bodies = ({ heredocs }: Instruction): string => heredocs.map(({ content }) => content).join('\0');
  return old.rest === now.rest && bodies(old) === bodies(now) ? undefined : 'more than its owner changed';
}

function repairProblem(old: Instruction, now: Instruction, guessed: boolean): string | undefined {
  const [damaged, sound] = [old.trigger ?? old, now.trigger ?? now];
  if (damaged.keyword !== sound.keyword) return 'its keyword is another';
  if (!TAKES_ARRAY.has(damaged.keyword)) return `${damaged.keyword} takes no array`;
  if (damaged.json !== undefined) return 'its array was sound already';
  if (sound.json === undefined) return 'what is repaired is still no array';
  const [had, has] = [letters(damaged.rest), letters(sound.rest)];
  if (had === has || (guessed && had.startsWith(has))) return undefined;
  return `it said "${had}" and now says "${has}"`;
}

/** Without the escapes of JSON, which stand for characters that a repair may have to escape. */
function letters(text: string): string {
  return text.replace(/\\(?:u[0-9a-f]{4}|.)/gi, '').replace(/[^A-Za-z0-9]/g, '');
}
