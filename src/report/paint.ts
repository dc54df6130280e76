const CODES = { bold: '1', dim: '2', red: '31', green: '32', yellow: '33', cyan: '36' } as const;

export type Style = keyof typeof CODES;

/** Colours text, or does not: reports call it always and are told once which it is. */
export type Paint = (style: Style, text: string) => string;

export function createPaint(color: boolean): Paint {
  // `ESC [ m` is the reset that git writes.
  return color ? (style, text) => `\u001b[${CODES[style]}m${text}\u001b[m` : (_style, text) => text;
}
