/** Linux takes no longer argument (MAX_ARG_STRLEN, 32 pages), so no longer text can follow `sh -c`. */
const LONGEST = 131_072;

/** The parser's work grows with the square of the heredocs of one line. */
const MOST_HEREDOCS = 1000;

// Of the RUNs of 99,000 real Dockerfiles and of 577 scripts, none opens more than 15 parentheses and braces into each other or
// has more than 600 commands; the product below is 3 million at most.
const DEEPEST = 100;
const MOST_WORK = 16_000_000;
/** More commands are not listed. */
export const MOST_COMMANDS = 10_000;

/** Why a text is not parsed: too long, or nested beyond reason, which the parser would take long for. Linear. */
export function shellTextProblem(text: string): string | undefined {
  if (text.length > LONGEST) return 'the text is too long';
  let depth = 0;
  let heredocs = 0;
  let substitutions = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    switch (text.charCodeAt(offset)) {
      case 0x28: // (
      case 0x7b: // {
        depth += 1;
        if (depth > DEEPEST) return 'the text is nested too deeply';
        if (opensSubstitution(text, offset)) substitutions += 1;
        break;
      case 0x29: // )
      case 0x7d: // }
        if (depth > 0) depth -= 1;
        break;
      case 0x60: // `
        substitutions += 0.5;
        break;
      case 0x3c: // <
        if (text.charCodeAt(offset + 1) !== 0x3c) break;
        offset += 1;
        heredocs += 1;
        if (heredocs > MOST_HEREDOCS) return 'too many heredocs';
        break;
      default:
    }
  }
  // Each of them may be read to the end of the text to see where it ends.
  return substitutions * text.length > MOST_WORK ? 'too many substitutions' : undefined;
}

/** `$(`, `<(`, `>(`. */
function opensSubstitution(text: string, offset: number): boolean {
  return text[offset] === '(' && '$<>'.includes(text[offset - 1] ?? ' ');
}
