import { skipSpace } from './blanks.ts';
import type { Dockerfile, Refusal } from './types.ts';

/** dockerfile-ast compares every comment with every stage: a million pairs take about 0.05 s. */
const MAX_COMMENT_STAGE_PAIRS = 1_000_000;
/** It also takes flags off the front of an argument array one by one. */
const MAX_FLAG_WORD_PAIRS = 100_000_000;

/**
 * Refuses the texts on which dockerfile-ast is not linear. The limits lie far above what people and
 * generators write: 1,000 stages with 1,000 comments, an instruction with 400 flags in a file of 1 MiB.
 * Both counts are upper bounds that hold whatever dockerfile-ast takes for a comment, stage or flag.
 */
export function astCost(dockerfile: Dockerfile): Refusal | undefined {
  const { text, lines, instructions } = dockerfile;
  let comments = 0;
  let stages = 0;
  for (const line of lines) {
    const first = text.charAt(skipSpace(text, line.start, line.end));
    if (first === '#') comments++;
    // FROM may be split by a continuation behind any letter.
    else if (first === 'F' || first === 'f') stages++;
  }
  if (comments * stages > MAX_COMMENT_STAGE_PAIRS) {
    const message = `up to ${comments} comments and ${stages} stages are too many to compare`;
    return { code: 'too-large', line: 1, message };
  }
  const words = text.length / 4;
  for (const { span, first } of instructions) {
    const dashes = text.slice(span.start, span.end).match(/(?<!-)-[\\`\s]*-/g)?.length ?? 0;
    if (dashes * words > MAX_FLAG_WORD_PAIRS) {
      const message = `up to ${dashes} flags in one instruction are too many to compare`;
      return { code: 'too-large', line: first, message };
    }
  }
  return undefined;
}
