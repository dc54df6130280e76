import * as fc from 'fast-check';
import { either, mostly } from './choose.ts';
import { run } from './run.ts';
import { setting } from './settings.ts';
import type { Statement } from './statement.ts';
import { copy } from './copy.ts';
import { entry } from './entry.ts';
import { troublesome, userOperand } from './words.ts';

/** Changes a text somewhere. */
export type Mutation = (text: string) => string;

/** Where: a part of the whole, in thousandths, so that it shrinks and means the same in a longer text. */
const place: fc.Arbitrary<number> = fc.nat(1000);

const inText = (text: string, at: number): number => Math.min(text.length, Math.floor((text.length * at) / 1000));

function onLines(change: (lines: string[], index: number) => void): (at: number) => Mutation {
  return (at) => (text) => {
    const lines = text.split('\n');
    change(lines, Math.min(lines.length - 1, Math.floor((lines.length * at) / 1000)));
    return lines.join('\n');
  };
}

const written = ({ keyword, args, below }: Statement): readonly string[] => [`${keyword} ${args}`, ...below];

const statements: fc.Arbitrary<readonly Statement[]> = fc.oneof(
  run.map((each) => [each]), copy.map((each) => [each]), setting.map((each) => [each]), entry,
  userOperand.map((operand) => [{ keyword: 'USER', args: operand, below: [] }]),
  fc.constantFrom('FROM debian:12', 'FROM alpine AS x', 'FROM scratch', 'FROM node:20-slim AS build').map((line) => [{ keyword: 'FROM', args: line.slice(5), below: [] }]),
);

const characters: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.nat(20)).map(([at, length]) => (text: string) => text.slice(0, inText(text, at)) + text.slice(inText(text, at) + length)),
  fc.tuple(place, troublesome).map(([at, put]) => (text: string) => text.slice(0, inText(text, at)) + put + text.slice(inText(text, at))),
  fc.tuple(place, troublesome).map(([at, put]) => (text: string) => text.slice(0, inText(text, at)) + put + text.slice(inText(text, at) + 1)),
  fc.tuple(place, mostly(either('\n', ' \\\n', '\r\n', '\\\n# x\n', '\n\n', '\\ \n'), either('\r', '\u0000'), 20)).map(([at, put]) => (text: string) => text.slice(0, inText(text, at)) + put + text.slice(inText(text, at))),
  place.map((at) => (text: string) => text.slice(0, inText(text, at))),
);

const whole: fc.Arbitrary<Mutation> = fc.constantFrom<Mutation>(
  (text) => text.replaceAll(/\r?\n/g, '\r\n'),
  (text) => `\ufeff${text}`,
  (text) => text.replace(/\n$/, ''),
  (text) => `${text}\\`,
  (text) => `# escape=\`\n${text}`,
  (text) => `# syntax=docker/dockerfile:1\n${text}`,
  (text) => text.replaceAll(/"([^"\n]*)"/g, '“$1”'),
  (text) => text.replaceAll('"', "'"),
  (text) => text.toLowerCase(),
  (text) => text.replaceAll(' ', '\t'),
  (text) => text.replaceAll(/^/gm, '  '),
  (text) => text.replaceAll(/ (?=\S)/g, ' \\\n  '),
  (text) => text.replaceAll('root', 'app'),
  (text) => text.replaceAll(/^(?=RUN|CMD|COPY)/gm, 'ONBUILD '),
  (text) => text.replaceAll(/^USER.*$/gm, 'USER root'),
  (text) => `${text}\n${text}`,
);

/** @param texts what lines may be taken from */
export function mutation(texts: readonly string[]): fc.Arbitrary<Mutation> {
  const others = texts.flatMap((text) => text.split('\n'));
  const line = fc.nat(others.length - 1).map((index) => others[index] ?? '');
  const ofLines: fc.Arbitrary<Mutation> = fc.oneof(
    place.map(onLines((lines, index) => lines.splice(index, 1))),
    place.map(onLines((lines, index) => lines.splice(index, 0, lines[index] ?? ''))),
    place.map(onLines((lines, index) => lines.splice(index, 2, ...lines.slice(index, index + 2).toReversed()))),
    place.map(onLines((lines, index) => lines.splice(index, 2, lines.slice(index, index + 2).join(' ')))),
    place.map(onLines((lines, index) => lines.push(...lines.splice(index, 1)))),
    fc.tuple(place, line).map(([at, put]) => onLines((lines, index) => lines.splice(index, 0, put))(at)),
    fc.tuple(place, statements).map(([at, put]) => onLines((lines, index) => lines.splice(index, 0, ...put.flatMap(written)))(at)),
  );
  return fc.oneof({ weight: 4, arbitrary: ofLines }, { weight: 4, arbitrary: characters }, { weight: 1, arbitrary: whole });
}
