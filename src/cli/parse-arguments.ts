import type { Verb } from '../report/types.ts';
import { readBulkWishes } from './read-bulk-wishes.ts';
import { lastValue, readChoice, readMaxSize, readPolicy, readReports, UsageError } from './check-values.ts';
import { closestName } from './closest-name.ts';
import type { Invocation, ParsedArguments } from './invocation.ts';
import { bulkMessages } from './bulk-messages.ts';
import { messages } from './messages.ts';
import { COLORS, DIFF_FLAGS, FORMATS, OPTIONS, TALK_FORMATS, VERBS } from './options.ts';
import { readOptions } from './read-options.ts';
import type { ReadOptions } from './read-options.ts';
import { TOPICS } from './topics.ts';
import { readProofWishes } from './read-proof-wishes.ts';
import { findMistake, firstVerb, splitArguments } from './scan-arguments.ts';

/** The command line without `--help` and `--version`: what it asks for, or what is wrong with it. */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  const { head, tail } = splitArguments(argv);
  let verb = firstVerb(head);
  try {
    const mistake = findMistake(head);
    if (mistake !== undefined) throw new UsageError(mistake);
    const options = readOptions(head);
    const [word = '', ...words] = options.words;
    verb = VERBS.find((each) => each === word);
    const topic = TOPICS.find((each) => each === word);
    if (topic !== undefined) throw new UsageError(messages.topicFirst(topic));
    if (verb === undefined) throw new UsageError(messages.unknownVerb(word, closestName(word, [...VERBS, ...TOPICS])));
    const stdin = words.includes('-');
    const paths = [...words.filter((each) => each !== '-'), ...tail];
    return { ok: true, invocation: assemble(verb, options, paths, stdin) };
  } catch (error) {
    if (error instanceof UsageError) return { ok: false, verb, message: error.message };
    throw error;
  }
}

function assemble(given: Verb, options: ReadOptions, paths: readonly string[], stdin: boolean): Invocation {
  for (const { name, verbs } of OPTIONS) {
    if (options.given.has(name) && !verbs.includes(given)) {
      throw new UsageError(messages.foreignOption(name, given, verbs));
    }
  }
  const verb: Verb = DIFF_FLAGS.some((name) => options.given.has(name)) ? 'diff' : given;
  const format = readChoice(options, 'format', FORMATS) ?? 'full';
  const filename = lastValue(options, 'stdin-filename');
  if (paths.includes('')) throw new UsageError(messages.emptyPath);
  if (stdin && paths.length > 0) throw new UsageError(messages.stdinAndPaths);
  if (!stdin && filename !== undefined) throw new UsageError(messages.filenameWithoutStdin);
  const filesFrom = lastValue(options, 'files-from');
  if (stdin && (filesFrom !== undefined || verb === 'bulk')) throw new UsageError(verb === 'bulk' ? bulkMessages.stdinAndBulk : messages.stdinAndPaths);
  const isTalk = TALK_FORMATS.includes(format);
  if (!isTalk && verb === 'diff') throw new UsageError(messages.formatBesidePatch(format));
  if (!isTalk && verb === 'fix' && stdin) throw new UsageError(messages.formatBesideText(format));
  return {
    verb,
    paths: paths.length > 0 || stdin || verb === 'bulk' || filesFrom !== undefined ? paths : ['.'],
    filesFrom,
    stdin: stdin ? { filename: filename ?? '' } : undefined,
    format,
    reports: readReports(options),
    color: readChoice(options, 'color', COLORS) ?? 'auto',
    quiet: options.given.has('quiet'),
    policy: readPolicy(options),
    exclude: options.values.get('exclude') ?? [],
    forceExclude: options.given.has('force-exclude'),
    maxSize: readMaxSize(options),
    allowDirty: options.given.has('allow-dirty'),
    allowNoVcs: options.given.has('allow-no-vcs'),
    strict: options.given.has('strict'),
    exitNonZeroOnFix: options.given.has('exit-non-zero-on-fix'),
    proof: readProofWishes(options, verb, stdin),
    bulk: verb === 'bulk' ? readBulkWishes(options, paths) : undefined,
  };
}
