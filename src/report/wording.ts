/** What a person can do about a `failed` or `skipped` file, by reason code. Codes without advice need none. */
const ADVICE: Readonly<Record<string, string>> = {
  'structure-unclear': 'Correct the line: unroot changes only a file that BuildKit and it read alike.',
  template: 'Run unroot on the file that the template engine writes.',
  'not-utf8': 'Save the file as UTF-8.',
  binary: 'A Dockerfile is text: remove the NUL, or exclude the file with --exclude.',
  'lone-carriage-return': 'Give the file LF or CRLF line endings.',
  'too-large': 'Split the file; a limit in bytes can be raised with --max-size.',
  'unstaged-edits': 'Stage or commit the edits first, or give --allow-dirty.',
  untracked: 'Name the file itself, add it to git, or give --allow-no-vcs.',
  'no-vcs': 'Name the file itself, or give --allow-no-vcs.',
  'changed-meanwhile': 'Run unroot again.',
};

export function adviceFor(code: string): string | undefined {
  return Object.hasOwn(ADVICE, code) ? ADVICE[code] : undefined;
}

export const HELD_BACK = 'held back: --unsafe writes it';
export const NEEDS_A_PERSON = 'a person must decide; never written';
export const NEEDS_ALL_PARTS = 'not written while --only, --skip or a comment leaves out a part of it';

/** `1 file`, `2 files`. */
export function count(number: number, one: string, many: string = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
