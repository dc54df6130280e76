import { DockerfileParser } from 'dockerfile-ast';

/** An instruction as dockerfile-ast bounds it. Lines from 1. */
export interface AstInstruction {
  readonly keyword: string;
  readonly first: number;
  readonly last: number;
}

/**
 * The instructions that dockerfile-ast sees in a text. Only keywords and ranges are taken: many of its
 * other accessors are wrong, and some never return. See `astCost` for the texts that must not get here.
 */
export function astInstructions(text: string): readonly AstInstruction[] {
  return DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => {
      const { start, end } = instruction.getRange();
      // A range that ends at character 0 took a newline with it.
      const last = end.character === 0 && end.line > start.line ? end.line : end.line + 1;
      return { keyword: instruction.getKeyword(), first: start.line + 1, last };
    });
}
