import { isSpace } from './blanks.ts';

const LONGEST = 40;

/** A piece of a file for a message: in quotes, cut if it is long, with blanks escaped that look like others or like nothing. */
export function quoted(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return JSON.stringify(cut).replace(/[^ -~]/g, (character) => {
    const code = character.charCodeAt(0);
    return isSpace(code) || code === 0xfeff || (code >= 0x7f && code < 0xa0) || code === 0x200b ? `\\u${code.toString(16).padStart(4, '0')}` : character;
  });
}
