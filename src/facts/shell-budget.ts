import type { Instruction } from '../dockerfile/types.ts';

// Of 102,000 different Dockerfiles none has more than 58,000 characters of shell text, 460 commands, or 53 stages.
const MOST_CHARACTERS = 256 * 1024;
const MOST_COMMANDS = 10_000;
/** What a stage is built from is looked at again for each stage that is built from it. */
const MOST_STAGE_COMMAND_PAIRS = 100_000;

/** How much of a file's shell text is read: the RUNs behind count as ones that nobody could read. */
export class ShellBudget {
  #characters: number = MOST_CHARACTERS;
  #commands: number;

  constructor(stages: number) {
    this.#commands = Math.min(MOST_COMMANDS, MOST_STAGE_COMMAND_PAIRS / stages);
  }

  /** Takes the shell text of an instruction off, heredocs of COPY among it; false where it is more than is left. */
  reads({ keyword, rest, heredocs }: Instruction): boolean {
    this.#characters -= heredocs.reduce((sum, heredoc) => sum + heredoc.content.length, keyword === 'RUN' ? rest.length : 0);
    return this.#characters >= 0 && this.#commands > 0;
  }

  spend(commands: number): void {
    this.#commands -= commands;
  }
}
