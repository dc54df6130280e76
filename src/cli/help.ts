import type { Verb } from '../report/types.ts';
import { EXIT_HELP, messages, MORE_HELP, TAGLINE, TOPIC_SUMMARY, VERB_HELP, VERB_SUMMARY } from './messages.ts';
import { OPTIONS, TALK_FORMATS, VERBS } from './options.ts';
import type { OptionGroup, OptionSpec } from './options.ts';
import { TOPICS } from './topics.ts';

const WIDTH = 80;
const COLUMN = 26;
const GROUPS: readonly OptionGroup[] = ['Repositories', 'Fixing', 'User', 'Files', 'Proof', 'Gates', 'Output'];

/** Help for one command, or for all; 80 columns, whatever the terminal has. */
export function formatHelp(verb: Verb | undefined, transforms: readonly string[]): string {
  return `${(verb === undefined ? overview() : verbHelp(verb, transforms)).join('\n')}\n`;
}

function overview(): readonly string[] {
  return [
    TAGLINE,
    '',
    'Usage: unroot COMMAND [OPTIONS] [PATHS]',
    '',
    'Commands:',
    ...VERBS.flatMap((verb) => entry(`  ${verb}`, VERB_SUMMARY[verb])),
    ...TOPICS.flatMap((topic) => entry(`  ${topic}`, TOPIC_SUMMARY[topic])),
    '',
    'Options:',
    ...entry('  -h, --help', 'Show this help, or that of a command.'),
    ...entry('  -V, --version', 'Show the version.'),
    '',
    MORE_HELP,
  ];
}

function verbHelp(verb: Verb, transforms: readonly string[]): readonly string[] {
  return [
    `Usage: unroot ${verb} [OPTIONS] [PATHS]`,
    '',
    VERB_SUMMARY[verb],
    ...fill(VERB_HELP[verb], WIDTH, ''),
    '',
    ...GROUPS.flatMap((group) => groupHelp(group, verb)),
    ...fill(messages.transforms(transforms), WIDTH, ''),
    '',
    EXIT_HELP[verb],
  ];
}

function groupHelp(group: OptionGroup, verb: Verb): readonly string[] {
  const options = OPTIONS.filter((each) => each.group === group && each.verbs.includes(verb));
  if (options.length === 0) return [];
  return [`${group}:`, ...options.flatMap((each) => entry(usageOf(each), helpOf(each, verb))), ''];
}

function usageOf({ name, short, value }: OptionSpec): string {
  return `  ${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}

function helpOf({ name, help, choices, hasDefault = true }: OptionSpec, verb: Verb): string {
  if (choices === undefined) return help;
  if (!hasDefault) return `${help} ${choices.join(', ')}.`;
  // `diff` prints a patch, and cannot print other data beside it.
  const [first, ...rest] = verb === 'diff' && name === 'format' ? TALK_FORMATS : choices;
  return `${help} ${[`${first} (default)`, ...rest].join(', ')}.`;
}

function entry(left: string, text: string): readonly string[] {
  const indent = ' '.repeat(COLUMN);
  const lines = fill(text, WIDTH - COLUMN, indent);
  // What leaves no room before the column has its line alone.
  if (left.length > COLUMN - 2) return [left, ...lines];
  return [left.padEnd(COLUMN) + (lines[0] ?? '').trimStart(), ...lines.slice(1)];
}

/** Breaks text between words into lines of at most `width` characters, each after `indent`. */
function fill(text: string, width: number, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, indent + line];
}
