import type { Refusal } from './types.ts';

// Far beyond what people and generators write: of 102,000 different Dockerfiles from public repositories and Docker Hub, none
// has more than 1,058 lines, 364 instructions, 2,100 words, 59,000 characters of instructions, or 50,000 in one of them; the
// largest has 53 stages with 363 instructions of 19,000 characters.
const MAX_LINES = 50_000;
const MAX_INSTRUCTIONS = 6_000;
const MAX_WORDS = 50_000;
const MAX_CHARACTERS = 256 * 1024;
/** Linux takes no longer argument (MAX_ARG_STRLEN, 32 pages), so no longer RUN could start. */
const MAX_INSTRUCTION = 128 * 1024;
// What a stage is built from is looked at again for each stage that is built from it.
const MAX_STAGE_INSTRUCTION_PAIRS = 400_000;
const MAX_STAGE_WORD_PAIRS = 1_000_000;
const MAX_STAGE_CHARACTER_PAIRS = 4_000_000;

/** Counts what is read of a file while it is read, so that what is beyond reason costs no more than its first part. */
export class SizeLimits {
  #characters = 0;
  #words = 0;
  #instructions = 0;

  /** Before anything else is read: refuses a text of too many lines. */
  lines(count: number): Refusal | undefined {
    return count > MAX_LINES ? tooLarge(1, `its ${count} lines are more than the ${MAX_LINES} that are read`) : undefined;
  }

  /**
   * Notes an instruction down: its joined text, without heredocs, the line (from 1) on which it starts, and the number of
   * stages before it. Says why the file is not read, if it is not.
   */
  add(text: string, line: number, stages: number): Refusal | undefined {
    if (text.length > MAX_INSTRUCTION) return tooLarge(line, `an instruction of ${text.length} characters is longer than the ${MAX_INSTRUCTION} that are read`);
    this.#instructions += 1;
    this.#characters += text.length;
    this.#words += countWords(text);
    if (this.#instructions > MAX_INSTRUCTIONS) return tooLarge(1, `it has more than ${MAX_INSTRUCTIONS} instructions`);
    if (this.#words > MAX_WORDS) return tooLarge(1, `its instructions have more than ${MAX_WORDS} words`);
    if (this.#characters > MAX_CHARACTERS) return tooLarge(1, `its instructions have more than ${MAX_CHARACTERS} characters`);
    return this.#areTooMany(stages) ? tooLarge(1, `${stages} stages and ${this.#instructions} instructions are too many to compare`) : undefined;
  }

  #areTooMany(stages: number): boolean {
    return this.#instructions * stages > MAX_STAGE_INSTRUCTION_PAIRS || this.#words * stages > MAX_STAGE_WORD_PAIRS || this.#characters * stages > MAX_STAGE_CHARACTER_PAIRS;
  }
}

/** By what parts shell words and the elements of arrays; a run of blanks parts once. */
function countWords(text: string): number {
  let count = 0;
  let inWord = false;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    const parts = code <= 0x20 || code === 0x2c;
    if (inWord !== parts) continue;
    inWord = !parts;
    if (inWord) count++;
  }
  return count;
}

function tooLarge(line: number, message: string): Refusal {
  return { code: 'too-large', line, message };
}
