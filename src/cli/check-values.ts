import { isOrdinaryId, isPortableName } from '../config/portable-name.ts';
import { assumableCode, assumableNames, findReason } from '../reasons/find-reason.ts';
import type { AssumableCode } from '../reasons/reasons.ts';
import { isSelected, TRANSFORMS } from '../rewrite/selection.ts';
import type { Policy, TransformName } from '../rewrite/types.ts';
import { closestName } from './closest-name.ts';
import { messages } from './messages.ts';
import type { ReportTarget } from './invocation.ts';
import { FORMATS, OWNERSHIPS } from './options.ts';
import type { ReadOptions } from './read-options.ts';

/** Bad usage: the message is for the user, who gave a value that cannot be meant. */
export class UsageError extends Error {}

const LARGEST_SIZE = 256 * 1024 * 1024;
/** What is read of a file where nothing else is said. */
export const DEFAULT_SIZE: number = 1024 * 1024;

/** The last value of an option that counts once. */
export function lastValue(options: ReadOptions, name: string): string | undefined {
  return options.values.get(name)?.at(-1);
}

export function readChoice<T extends string>(
  options: ReadOptions,
  name: string,
  choices: readonly T[],
): T | undefined {
  const value = lastValue(options, name);
  return value === undefined ? undefined : matchChoice(name, value, choices);
}

function matchChoice<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const choice = choices.find((each) => each === value);
  if (choice === undefined) {
    throw new UsageError(messages.notAChoice(name, value, choices, closestName(value, choices)));
  }
  return choice;
}

export function readPolicy(options: ReadOptions): Policy {
  const only = readTransforms(options, 'only');
  const skip = readTransforms(options, 'skip');
  if (!TRANSFORMS.some((name) => isSelected({ only, skip }, name))) throw new UsageError(messages.nothingToRun);
  const user = readName(options, 'user', 'uid');
  const group = readName(options, 'group', 'gid');
  const uid = readId(options, 'uid');
  const gid = readId(options, 'gid');
  const assume = (options.values.get('assume') ?? []).flatMap((value) => value.split(',')).map((name) => readAssumption(name.trim()));
  const ownership = readChoice(options, 'ownership', OWNERSHIPS);
  return {
    unsafe: options.given.has('unsafe'),
    only,
    skip,
    ...(user === undefined ? {} : { user }),
    ...(group === undefined ? {} : { group }),
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
    ...(assume.length === 0 ? {} : { assume }),
    ...(ownership === undefined ? {} : { ownership }),
  };
}

export function readReports(options: ReadOptions): readonly ReportTarget[] {
  const reports = (options.values.get('report') ?? []).map(readReport);
  const twice = reports.find(({ path }, index) => reports.findIndex((each) => each.path === path) < index);
  if (twice !== undefined) throw new UsageError(messages.reportTwice(twice.path));
  return reports;
}

function readReport(value: string): ReportTarget {
  const equals = value.indexOf('=');
  const format = matchChoice('report', equals < 0 ? value : value.slice(0, equals), FORMATS);
  const path = equals < 0 ? '' : value.slice(equals + 1);
  if (path === '') throw new UsageError(messages.reportWithoutPath(value));
  if (path === '-') throw new UsageError(messages.reportToStdout(format));
  return { format, path };
}

/** Bytes. */
export function readMaxSize(options: ReadOptions): number {
  const value = lastValue(options, 'max-size');
  if (value === undefined) return DEFAULT_SIZE;
  const match = /^(\d{1,9})([km]?)$/i.exec(value);
  const unit = { '': 1, k: 1024, m: 1024 * 1024 }[match?.[2]?.toLowerCase() ?? ''] ?? 1;
  const size = Number(match?.[1] ?? 0) * unit;
  if (size < 1 || size > LARGEST_SIZE) throw new UsageError(messages.badSize(value));
  return size;
}

function readAssumption(name: string): AssumableCode {
  const code = assumableCode(name);
  if (code !== undefined) return code;
  const reason = findReason(name);
  if (reason === undefined) throw new UsageError(messages.notAssumable(name, closestName(name, assumableNames())));
  throw new UsageError(reason.of === 'array' ? messages.arrayAssumed(name) : messages.manualAssumed(name, reason.outcome));
}

function readTransforms(options: ReadOptions, name: string): readonly TransformName[] {
  const words = (options.values.get(name) ?? []).flatMap((value) => value.split(','));
  return [...new Set(words.map((word) => matchChoice(name, word.trim(), TRANSFORMS)))];
}

function readName(options: ReadOptions, name: string, idName: string): string | undefined {
  const value = lastValue(options, name);
  if (value === undefined) return undefined;
  if (value === 'root') throw new UsageError(messages.rootName(name));
  if (/^\d+$/.test(value)) throw new UsageError(messages.nameIsNumber(name, idName, value));
  if (!isPortableName(value)) throw new UsageError(messages.badName(name, value));
  return value;
}

function readId(options: ReadOptions, name: string): number | undefined {
  const value = lastValue(options, name);
  if (value === undefined) return undefined;
  const id = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (id === 0) throw new UsageError(messages.rootId(name));
  if (!isOrdinaryId(id)) throw new UsageError(messages.badId(name, value));
  return id;
}
