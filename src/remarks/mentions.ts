import type { Doings } from '../facts/types.ts';
import type { Subject } from '../plan/types.ts';

/** The accounts that a file names, but for where it creates and arranges them. */
export interface Mentions {
  /** Every word that may be a name. */
  readonly names: ReadonlySet<string>;
  /** Numbers of users and groups in USER and of owners; root's is not among them. */
  readonly numbers: ReadonlySet<string>;
}

/** They make and change accounts; that is no use of one. */
const ARRANGE = new Set(['useradd', 'adduser', 'usermod', 'groupadd', 'addgroup', 'groupmod', 'gpasswd', 'passwd', 'chage', 'chsh', 'chown', 'chgrp']);
const BETWEEN_WORDS = /[\s:,=@"'()|&;<>]+/;

/** What all stages of the file, the entry of this one and the neighbouring files name. */
export function mentionsIn({ file, facts, entry, uses }: Subject): Mentions {
  const names = new Set<string>();
  const numbers = new Set<string>();
  const owner = (text: string | undefined): void => {
    for (const word of (text ?? '').split(':')) {
      if (/^\d+$/.test(word)) {
        if (Number(word) !== 0) numbers.add(String(Number(word)));
      } else names.add(word);
    }
  };
  const words = (text: string): void => {
    for (const word of text.split(BETWEEN_WORDS)) names.add(word);
  };
  for (const { own } of facts.stages) addDoings(own, owner, words);
  for (const { command, path } of entry.commands) {
    words(path);
    for (const { value, text } of command.args) words(value ?? text);
  }
  for (const { keyword, rest } of file.instructions) if (keyword === 'HEALTHCHECK') words(rest);
  for (const { value } of uses.flatMap(({ users }) => users)) owner(value);
  return { names, numbers };
}

function addDoings(own: Doings, owner: (text: string | undefined) => void, words: (text: string) => void): void {
  for (const { text } of own.users) owner(text);
  for (const { value } of own.env) words(value);
  for (const operation of own.operations) {
    if (operation.kind === 'chown') owner(operation.owner);
    if (operation.kind === 'copy') owner(operation.chown);
  }
  for (const { program, args } of own.commands) {
    // A word that the file does not tell may be anybody; it is rarely a name.
    if (!ARRANGE.has(program)) for (const arg of args) words(arg ?? '');
  }
}
