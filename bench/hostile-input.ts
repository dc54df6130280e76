/** A family of inputs made to break the tool, of any size. */
export interface HostileInput {
  readonly name: string;
  /** What a size counts. */
  readonly unit: 'bytes' | 'lines' | 'stages' | 'levels' | 'commands' | 'words';
  /** A size beyond anything real: it may be refused, but soon. */
  readonly full: number;
  /** The Dockerfile of a size. */
  text(size: number): string;
  /** Its build context, text by path; without it none is known. */
  files?(size: number): Readonly<Record<string, string>>;
}

export const MIB: number = 1024 * 1024;

/** About as long as an instruction, and the text that a shell is given, may be. */
export const LONG: number = 130_000;

/** `count` lines. */
export function many(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
}

/** `unit` as often as it fits into `size` characters. */
export function fill(size: number, unit: string): string {
  return unit.repeat(Math.floor(size / unit.length));
}

/** One stage with these lines in it and an entry. */
export function stage(body: string): string {
  return `FROM debian:12\n${body}\nCMD ["/x"]\n`;
}

/** A text with a continuation at every 60,000 characters: BuildKit takes no line over 65,535 bytes. */
export function wrapped(text: string): string {
  return (text.match(/[^]{1,60000}/g) ?? []).join('\\\n');
}
