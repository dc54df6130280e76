import type { Dockerfile } from '../../src/dockerfile/types.ts';
import { linesOf, putsLines } from '../inserted-lines.ts';
import type { Pair } from '../pair.ts';
import type { Fault } from '../types.ts';

/** The result is read with the same stages and directives, each old instruction where it must stand, and each new line as one of its own. */
export function checkStructure({ before, after, edits, moved, added, input }: Pair): Fault | undefined {
  const other = (detail: string): Fault => ({ kind: 'no-longer-parses', detail });
  if (before.escape !== after.escape) return other('it is read with another escape character');
  if (before.directivesEnd !== after.directivesEnd) return other('its parser directives end on another line');
  if (stagesOf(before) !== stagesOf(after)) return other('its stages are others');
  const lost = before.instructions.find((instruction) => moved.get(instruction)?.keyword !== instruction.keyword);
  if (lost !== undefined) return other(`the ${lost.keyword} of line ${lost.first} is not read where it must stand`);
  const stray = before.instructions.find((instruction) => moved.get(instruction)?.stage !== instruction.stage);
  if (stray !== undefined) return other(`the ${stray.keyword} of line ${stray.first} belongs to another stage`);
  const put = edits.filter((edit) => putsLines(input.text, edit)).flatMap(linesOf);
  const wrong = put.findIndex((line, index) => added[index]?.text.trim() !== line);
  if (wrong !== -1) return other(`the new line "${put[wrong]}" is not read as an instruction of its own`);
  const [more] = added.slice(put.length);
  return more === undefined ? undefined : other(`line ${more.first} of the result is an instruction that no edit put there`);
}

function stagesOf({ stages }: Dockerfile): string {
  return JSON.stringify(stages.map(({ name, base, platform, from }) => [name, base, platform, from.text]));
}
