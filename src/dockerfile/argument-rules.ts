import { arrayProblem, destinationProblem } from './array-rules.ts';
import { skipSpace, wordEnd } from './blanks.ts';
import { mayBeRepaired } from './may-be-repaired.ts';
import { nameValues } from './name-value.ts';
import type { Problem } from './problem.ts';
import { quoted } from './quoted.ts';
import { separatedWords, splitWords } from './split-words.ts';
import type { Instruction } from './types.ts';

/**
 * Why BuildKit refuses the arguments of an instruction that its line parser took (instructions/parse.go), or undefined.
 * Arrays that are damaged are left to the repair. FROM is judged elsewhere.
 */
export function argumentProblem(instruction: Instruction, escape: '\\' | '`'): Problem | undefined {
  const { keyword, argsStart, rest, json, trigger } = instruction;
  const at = argsStart < instruction.text.length ? argsStart : 0;
  switch (keyword) {
    case 'USER':
    case 'WORKDIR':
    case 'EXPOSE':
    case 'STOPSIGNAL':
    case 'MAINTAINER':
      return rest === '' ? { message: `${keyword} needs an argument`, at } : undefined;
    case 'ARG':
      return pairProblem(keyword, splitWords(rest, escape), ({ text }) => text.startsWith('='), ({ start }) => start, at);
    case 'ENV':
    case 'LABEL':
      return pairProblem(keyword, nameValues(rest, escape), ({ name }) => name === '', (pair) => pair.at, at);
    case 'VOLUME':
      if (json !== undefined) return placed(arrayProblem(keyword, json), at);
      if (rest === '') return { message: 'VOLUME needs an argument', at };
      return separatedWords(rest).some(({ text }) => skipSpace(text, 0, text.length) === text.length) ? { message: 'a VOLUME may not be empty', at } : undefined;
    case 'SHELL':
      if (json !== undefined) return placed(arrayProblem(keyword, json), at);
      if (rest === '') return { message: 'SHELL needs an argument', at };
      return !mayBeRepaired(instruction) ? { message: 'SHELL takes a JSON array only', at } : undefined;
    case 'COPY':
    case 'ADD':
      if (json !== undefined) return placed(arrayProblem(keyword, json), at);
      return mayBeRepaired(instruction) ? undefined : placed(destinationProblem(keyword, separatedWords(rest).map(({ text }) => text)), at);
    case 'HEALTHCHECK':
      return healthcheckProblem(rest, json, at);
    case 'ONBUILD':
      if (trigger === undefined) return { message: 'ONBUILD needs an instruction', at };
      // BuildKit: "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed" (parseOnBuild).
      if (trigger.keyword === 'ONBUILD') return { message: 'ONBUILD may not carry another ONBUILD', at };
      return trigger.keyword === 'FROM' || trigger.keyword === 'MAINTAINER' ? { message: `ONBUILD may not carry ${trigger.keyword}`, at } : undefined;
    default:
      return undefined;
  }
}

function pairProblem<Pair>(keyword: string, pairs: readonly Pair[], isNameless: (pair: Pair) => boolean, startOf: (pair: Pair) => number, at: number): Problem | undefined {
  if (pairs.length === 0) return { message: `${keyword} needs an argument`, at };
  const nameless = pairs.find(isNameless);
  return nameless === undefined ? undefined : { message: `${keyword} has a value without a name`, at: at + startOf(nameless) };
}

function placed(message: string | undefined, at: number): Problem | undefined {
  return message === undefined ? undefined : { message, at };
}

function healthcheckProblem(rest: string, json: readonly string[] | undefined, at: number): Problem | undefined {
  if (rest === '') return { message: 'HEALTHCHECK needs CMD or NONE', at };
  const end = wordEnd(rest, 0, rest.length);
  const type = rest.slice(0, end).toUpperCase();
  const empty = rest.length === end || json?.length === 0;
  if (type === 'NONE') return rest.length > end ? { message: 'HEALTHCHECK NONE takes no arguments', at } : undefined;
  if (type === 'CMD') return empty ? { message: 'HEALTHCHECK CMD needs a command', at } : undefined;
  return { message: `HEALTHCHECK takes CMD or NONE, not ${quoted(rest.slice(0, end))}`, at };
}
