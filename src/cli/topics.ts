import { resolve } from 'node:path';
import type { LookupImage } from '../images/types.ts';
import { escapeContent, escapeLine } from '../report/escape.ts';
import { closestName } from './closest-name.ts';
import type { Io } from './io.ts';
import { messages } from './messages.ts';

/** Commands that work on no files: they print what is known. */
export const TOPICS = ['explain', 'rules'] as const;
export type Topic = (typeof TOPICS)[number];

/** The command of a line, if it is one of these. */
export function topicOf(head: readonly string[]): Topic | undefined {
  const word = head.find((each) => !each.startsWith('-'));
  return TOPICS.find((topic) => topic === word);
}

/** Runs `explain` or `rules`; `words` is what follows the command. */
export async function runTopic(topic: Topic, words: readonly string[], io: Io): Promise<number> {
  const before = io.argv.slice(0, io.argv.indexOf(topic));
  const options = [...before, ...words].filter((word) => word.startsWith('-') && word !== '--');
  const names = words.filter((word) => !word.startsWith('-'));
  return topic === 'rules' ? await rules(options, names, io) : await explain(options, names, io);
}

async function rules(options: readonly string[], names: readonly string[], io: Io): Promise<number> {
  const format = [...options, ...names].join(' ');
  const json = format === '--format json' || format === '--format=json';
  if (!json && format !== '') return fail('rules', messages.rulesUsage(format), io);
  const { listRules, rulesAsJson } = await import('../explain/list-rules.ts');
  io.stdout.write(json ? rulesAsJson() : listRules());
  return 0;
}

async function explain(options: readonly string[], names: readonly string[], io: Io): Promise<number> {
  const [option] = options;
  if (option !== undefined) return fail('explain', messages.unknownOption(option, undefined), io);
  if (names.length === 0) return fail('explain', messages.nothingToExplain, io);
  const explaining = await import('../explain/explain.ts');
  const images = await imagesHere(names.some(explaining.isAboutImage), io);
  if (!images.ok) return fail('explain', escapeLine(images.message), io);
  const texts: string[] = [];
  for (const name of names) {
    const text = explaining.explain(name, images.lookup);
    if (text === undefined) return fail('explain', messages.unknownTopic(name, closestName(name, explaining.explainableNames())), io);
    texts.push(text);
  }
  // What a configuration says of an image may hold anything.
  io.stdout.write(texts.join('\n').split('\n').map(escapeContent).join('\n'));
  return 0;
}

type Images = { readonly ok: true; readonly lookup: LookupImage } | { readonly ok: false; readonly message: string };

/** A tree takes its time to open, and its configuration may be what somebody wants explained: only for images. */
async function imagesHere(isAsked: boolean, io: Io): Promise<Images> {
  if (!isAsked) return { ok: true, lookup: () => undefined };
  const { imagesFor } = await import('./images-for.ts');
  return await imagesFor(resolve(io.cwd));
}

function fail(topic: Topic, message: string, io: Io): number {
  io.stderr.write(messages.usage(message, topic));
  return 2;
}
