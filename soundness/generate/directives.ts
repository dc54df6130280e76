import * as fc from 'fast-check';

/** What stands at the top of a file, and the escape character that it sets. */
export interface Directives {
  readonly lines: readonly string[];
  readonly escape: '\\' | '`';
}

const NONE: Directives = { lines: [], escape: '\\' };

const SOUND: readonly Directives[] = [
  { lines: ['# syntax=docker/dockerfile:1'], escape: '\\' },
  { lines: ['# syntax=docker/dockerfile:1.7-labs', '# check=error=true'], escape: '\\' },
  { lines: ['# escape=`'], escape: '`' },
  { lines: ['# syntax=docker/dockerfile:1', '# escape=`', ''], escape: '`' },
  { lines: ['#escape = `'], escape: '`' },
  { lines: ['# ESCAPE=\\', '# a comment'], escape: '\\' },
  { lines: ['# escape=`', '# ends in `'], escape: '`' },
  { lines: ['# Copyright “Me”', '#', '', '# hadolint global ignore=DL3002'], escape: '\\' },
];

/** What BuildKit refuses, or does not take for a directive. */
const ODD: readonly Directives[] = [
  { lines: ['', '# escape=`'], escape: '\\' },
  { lines: ['# a comment', '# escape=`'], escape: '\\' },
  { lines: ['#!/usr/bin/env docker', '# syntax=docker/dockerfile:1'], escape: '\\' },
  { lines: ['# escape=x'], escape: '\\' },
  { lines: ['# escape=`', '# escape=`'], escape: '`' },
  { lines: ['# unknown=1', '# escape=`'], escape: '\\' },
];

export const directives: fc.Arbitrary<Directives> = fc.oneof({ weight: 20, arbitrary: fc.constant(NONE) }, { weight: 15, arbitrary: fc.constantFrom(...SOUND) }, { weight: 1, arbitrary: fc.constantFrom(...ODD) });
