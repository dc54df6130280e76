import type { ShellWord } from './shell-types.ts';
import { isShell } from './shells.ts';

/** Options of sh and bash that may share a cluster with `c`: `-ec`, `-lc`, `-euxc`. */
const flags = 'abefhiklmnprstuvxBCEHPT';
const longFlags: ReadonlySet<string> = new Set(['--login', '--norc', '--noprofile', '--posix']);

/**
 * The text that `words[at]`, called `name`, reads as shell: the argument of `sh -c`, `flock x -c` or `eval`.
 * Variables that the outer shell fills in stay in it by name. Undefined if there is none or it is not known.
 */
export function innerText(name: string, words: readonly ShellWord[], at: number): string | undefined {
  if (name === 'eval') {
    const texts = words.slice(at + 1).map(textOf);
    return texts.length > 0 && texts.every((text) => text !== undefined) ? texts.join(' ') : undefined;
  }
  // `flock [OPTIONS] FILE -c TEXT` (util-linux, flock(1)).
  if (name === 'flock') {
    const option = words.findIndex((word, index) => index > at && (word.value === '-c' || word.value === '--command'));
    const text = option === -1 ? undefined : words[option + 1];
    return text && textOf(text);
  }
  if (!isShell(name)) return undefined;
  let command = false;
  for (let next = at + 1; next < words.length; next += 1) {
    const word = words[next];
    const value = word?.value;
    if (word === undefined) return undefined;
    if (value === undefined || !(value.startsWith('-') || value.startsWith('+')) || value === '-' || value === '--') {
      const text = value === '-' || value === '--' ? words[next + 1] : word;
      return command && text !== undefined ? textOf(text) : undefined;
    }
    if (longFlags.has(value)) continue;
    for (const letter of value.slice(1)) {
      if (letter === 'c' && value.startsWith('-')) command = true;
      // `-o pipefail`, `-O extglob`: the next word is the option's.
      else if (letter === 'o' || letter === 'O') next += 1;
      else if (!flags.includes(letter)) return undefined;
    }
  }
  return undefined;
}

function textOf(word: ShellWord): string | undefined {
  return word.template?.map((part) => (typeof part === 'string' ? part : `\${${part.variable}}`)).join('');
}
