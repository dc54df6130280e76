import { readYaml, type ReadData } from '../yaml/yaml-document.ts';

/**
 * JSON as people write it: with comments and trailing commas. What YAML would not take, comments and tabs between tokens, becomes
 * blanks, so that offsets stay. Never throws.
 */
export function readJson(text: string): ReadData {
  const chunks: string[] = [];
  let from = 0;
  const blank = (start: number, end: number): void => {
    chunks.push(text.slice(from, start), ' '.repeat(end - start));
    from = end;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') at = endOfString(text, at);
    else if (char === '\t') blank(at, at + 1);
    else if (char === '/' && text.charAt(at + 1) === '/') {
      const end = text.indexOf('\n', at);
      blank(at, end === -1 ? text.length : end);
      at = from - 1;
    } else if (char === '/' && text.charAt(at + 1) === '*') {
      const end = text.indexOf('*/', at + 2);
      blankLines(text, at, end === -1 ? text.length : end + 2, blank);
      at = from - 1;
    }
  }
  return readYaml(chunks.join('') + text.slice(from));
}

/** The closing quote, or the end of the text. */
function endOfString(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === '"') return at;
  }
  return text.length;
}

/** A comment over several lines keeps its line ends. */
function blankLines(text: string, start: number, end: number, blank: (start: number, end: number) => void): void {
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at);
    const stop = newline === -1 || newline >= end ? end : newline;
    blank(at, stop);
    at = stop === end ? end : stop + 1;
  }
}
