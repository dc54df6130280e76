// First: its modules need each other, and load in this order only.
import 'dockerfile-ast';
import { Instruction } from 'dockerfile-ast/lib/instruction.js';
import { ModifiableInstruction } from 'dockerfile-ast/lib/modifiableInstruction.js';
import { Parser } from 'dockerfile-ast/lib/parser.js';

/** An instruction as dockerfile-ast bounds it. Lines from 1. */
export interface AstInstruction {
  readonly keyword: string;
  readonly first: number;
  readonly last: number;
}

/** What dockerfile-ast makes of a text. */
export interface AstReading {
  readonly escape: string;
  readonly instructions: readonly AstInstruction[];
}

/** What dockerfile-ast's parser declares private. */
interface Inside {
  document: ConstructorParameters<typeof Instruction>[0];
  escapeChar: string;
  createInstruction(dockerfile: ConstructorParameters<typeof Instruction>[2], keyword: string, start: number, keywordEnd: number, end: number): Instruction;
}

/** A RUN, COPY or ADD that is only asked for its words, as dockerfile-ast's own class for each gives them. */
class WithWords extends ModifiableInstruction {
  protected stopSearchingForFlags(word: string): boolean {
    return !word.includes('--');
  }
}

/**
 * The instructions that dockerfile-ast sees in a text, and the escape character. Only keywords and ranges are taken: many of its
 * other accessors are wrong, and some never return. See `astCost` for the texts that must not get here.
 *
 * Its classes for RUN, COPY, CMD and the like read their words and JSON strings up to ten times over as soon as they are
 * made, and every instruction is made twice. So its parser is given plain ones here: it asks them for nothing but the
 * keyword and the range, and only RUN, COPY and ADD for their words, where it looks for heredocs.
 */
export function readWithAst(text: string): AstReading {
  const parser = new Parser();
  // At the library's boundary: its types hide what it is made of. Should a release call it otherwise, nothing but time is lost.
  const inside = parser as unknown as Inside;
  inside.createInstruction = (dockerfile, keyword, start, keywordEnd, end) => {
    const { document, escapeChar } = inside;
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    const keywordRange = { start: range.start, end: document.positionAt(keywordEnd) };
    // Words come from the text, so that there is no heredoc where there is no `<`.
    if (!text.slice(start, end).includes('<')) return new Plain(document, range, dockerfile, escapeChar, keyword, keywordRange);
    const upper = keyword.toUpperCase();
    if (upper === 'ONBUILD') return Parser.createInstruction(document, dockerfile, escapeChar, range, keyword, keywordRange);
    const Kind = upper === 'RUN' || upper === 'COPY' || upper === 'ADD' ? WithWords : Instruction;
    return new Kind(document, range, dockerfile, escapeChar, keyword, keywordRange);
  };
  const instructions = parser
    .parse(text)
    .getInstructions()
    .map((instruction) => {
      const { start, end } = instruction.getRange();
      // A range that ends at character 0 took a newline with it.
      const last = end.character === 0 && end.line > start.line ? end.line : end.line + 1;
      return { keyword: instruction.getKeyword(), first: start.line + 1, last };
    });
  return { escape: inside.escapeChar, instructions };
}

/** An instruction whose words nobody needs. */
class Plain extends Instruction {
  override getArguments(): [] {
    return [];
  }

  /** Of ONBUILD: what it carries has no heredoc either. */
  getTriggerInstruction(): null {
    return null;
  }
}
