import type { Refusal } from './types.ts';

// Far beyond what people and generators write: of 102,000 different Dockerfiles from public repositories and Docker Hub, none
// has more than 1,058 lines, 364 instructions, 2,100 words, 440 separators of commands, or 59,000 characters of instructions; the
// longest instruction has 50,000, and the most stages are 53, with 363 instructions of 19,000 characters.
const MAX_LINES = 50_000;
const MAX_INSTRUCTIONS = 5_000;
const MAX_WORDS = 50_000;
const MAX_CHARACTERS = 256 * 1024;
/** As many commands there may be. */
const MAX_SEPARATORS = 10_000;
/** Linux takes no longer argument (MAX_ARG_STRLEN, 32 pages), so no longer RUN could start. */
const MAX_INSTRUCTION = 128 * 1024;
// What a stage is built from is looked at again for each stage that is built from it.
const MAX_STAGE_STEP_PAIRS = 400_000;
const MAX_STAGE_WORD_PAIRS = 1_000_000;
const MAX_STAGE_CHARACTER_PAIRS = 4_000_000;

/** Counts what is read of a file while it is read, so that what is beyond reason costs no more than its first part. */
export class SizeLimits {
  #characters = 0;
  #words = 0;
  #separators = 0;
  #instructions = 0;

  /** Before anything else is read: refuses a text of too many lines. */
  lines(count: number): Refusal | undefined {
    return count > MAX_LINES ? tooLarge(1, `its ${count} lines are more than the ${MAX_LINES} that are read`) : undefined;
  }

  /**
   * Notes an instruction down: its joined text, without heredocs, the line (from 1) on which it starts, and the number of
   * stages before it. Says why the file is not read, if it is not.
   */
  instruction(text: string, line: number, stages: number): Refusal | undefined {
    if (text.length > MAX_INSTRUCTION) return tooLarge(line, `an instruction of ${text.length} characters is longer than the ${MAX_INSTRUCTION} that are read`);
    this.#instructions += 1;
    this.#characters += text.length;
    this.#words += countWords(text);
    if (this.#instructions > MAX_INSTRUCTIONS) return tooLarge(1, `it has more than ${MAX_INSTRUCTIONS} instructions`);
    if (this.#words > MAX_WORDS) return tooLarge(1, `its instructions have more than ${MAX_WORDS} words`);
    if (this.#characters > MAX_CHARACTERS) return tooLarge(1, `its instructions have more than ${MAX_CHARACTERS} characters`);
    return this.#areTooMany(stages) ? tooLarge(1, `${stages} stages and ${this.#instructions} instructions are too many to compare`) : undefined;
  }

  /** Notes down what may be shell text: the text of a RUN, and the body of any heredoc. */
  shellText(text: string): Refusal | undefined {
    this.#separators += countSeparators(text);
    return this.#separators > MAX_SEPARATORS ? tooLarge(1, `its RUNs and heredocs may have more than ${MAX_SEPARATORS} commands`) : undefined;
  }

  #areTooMany(stages: number): boolean {
    return (this.#instructions + this.#separators) * stages > MAX_STAGE_STEP_PAIRS || this.#words * stages > MAX_STAGE_WORD_PAIRS || this.#characters * stages > MAX_STAGE_CHARACTER_PAIRS;
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

/** What may part commands from each other; `&&` counts once. */
function countSeparators(text: string): number {
  let count = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const char = text.charAt(offset);
    if (';&|\n(`'.includes(char) && char !== text[offset - 1]) count++;
  }
  return count;
}

function tooLarge(line: number, message: string): Refusal {
  return { code: 'too-large', line, message };
}
