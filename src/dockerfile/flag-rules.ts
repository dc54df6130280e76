import type { Problem } from './problem.ts';
import { quoted } from './quoted.ts';
import type { Flag, Instruction } from './types.ts';

type Kind = 'text' | 'texts' | 'switch' | 'duration' | 'count';

/** The flags of each instruction that takes some (BuildKit, instructions/parse.go and commands_run*.go). */
const FLAGS: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  FROM: { platform: 'text' },
  RUN: { mount: 'texts', network: 'text', security: 'text', device: 'texts' },
  COPY: { from: 'text', chown: 'text', chmod: 'text', link: 'switch', parents: 'switch', exclude: 'texts' },
  ADD: { chown: 'text', chmod: 'text', link: 'switch', 'keep-git-dir': 'switch', checksum: 'text', unpack: 'switch', exclude: 'texts' },
  HEALTHCHECK: { interval: 'duration', timeout: 'duration', 'start-period': 'duration', 'start-interval': 'duration', retries: 'count' },
};
/** BuildKit does not look at flags here; it drops them. */
const IGNORES_FLAGS = new Set(['ARG', 'STOPSIGNAL']);

/** Why BuildKit refuses a flag of an instruction (instructions/bflag.go): unknown, given twice, without a value. */
export function flagProblem(instruction: Instruction): Problem | undefined {
  const { keyword, flags, rest, text } = instruction;
  if (flags.length === 0 || IGNORES_FLAGS.has(keyword) || (keyword === 'HEALTHCHECK' && rest.toUpperCase() === 'NONE')) return undefined;
  const known = new Map(Object.entries(FLAGS[keyword] ?? {}));
  const seen = new Set<string>();
  for (const flag of flags) {
    const kind = known.get(flag.name);
    const shown = quoted(`--${flag.name}`);
    const again = seen.has(flag.name) && kind !== 'texts';
    const unknown = `${keyword} has no flag ${shown}`;
    const hasEquals = text.slice(flag.joined.start, flag.joined.end).includes('=');
    const message = kind === undefined ? unknown : again ? `${keyword} takes ${shown} only once` : valueProblem(kind, flag, hasEquals, shown);
    if (message !== undefined) return { message, at: flag.joined.start };
    seen.add(flag.name);
  }
  return undefined;
}

/** Go's time.ParseDuration, without a sign: a negative one is refused in a later step. */
const DURATION = /^\+?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:[num]?s|m|h))+)$/;

function valueProblem(kind: Kind, { value }: Flag, hasEquals: boolean, shown: string): string | undefined {
  if (kind !== 'switch' && !hasEquals) return `the flag ${shown} needs a value`;
  if (kind === 'duration' && value !== '' && !DURATION.test(value)) return `the flag ${shown} takes a duration such as 30s`;
  if (kind === 'count' && value !== '' && !/^\+?\d+$/.test(value)) return `the flag ${shown} takes a number`;
  if (kind !== 'switch') return undefined;
  if (!hasEquals || /^(?:true|false)$/i.test(value)) return undefined;
  return value === '' ? `the flag ${shown} needs a value behind "="` : `the flag ${shown} takes true or false`;
}
