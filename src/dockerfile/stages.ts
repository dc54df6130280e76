import { quoted } from './quoted.ts';
import type { Instruction, Stage } from './types.ts';

/** BuildKit lower-cases a stage name before it checks it (instructions/parse.go, parseBuildStageName). */
const STAGE_NAME = /^[a-z][a-z0-9\-_.]*$/;
/** With `u`, case folds as Go's strings.EqualFold does. */
const AS = /^as$/iu;

/** Groups instructions into stages. A FROM that BuildKit refuses gives what can be made of it. */
export function collectStages(instructions: readonly Instruction[]): readonly Stage[] {
  const stages: (Stage & { readonly instructions: Instruction[] })[] = [];
  for (const instruction of instructions) {
    if (instruction.keyword !== 'FROM') {
      stages.at(-1)?.instructions.push(instruction);
      continue;
    }
    const [base = '', , name = ''] = fromArguments(instruction);
    stages.push({
      index: stages.length,
      name: name.toLowerCase(),
      base,
      platform: instruction.flags.findLast((flag) => flag.name === 'platform')?.value ?? '',
      from: instruction,
      instructions: [],
    });
  }
  return stages;
}

/** Why BuildKit refuses the arguments of a FROM, or undefined. */
export function fromProblem(from: Instruction): string | undefined {
  const words = fromArguments(from);
  const [, as = '', name = ''] = words;
  if (words.length === 3 && AS.test(as)) {
    if (STAGE_NAME.test(name.toLowerCase())) return undefined;
    return `${quoted(name)} is no stage name: it must start with a letter and hold only letters, digits, "-", "_" and "."`;
  }
  return words.length === 1 ? undefined : 'FROM takes one argument, or three with AS';
}

function fromArguments(from: Instruction): readonly string[] {
  return from.rest === '' ? [] : from.rest.split(/[\t\v\f\r ]+/);
}
