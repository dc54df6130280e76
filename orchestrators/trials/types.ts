import type { Block } from '../page.ts';

/** What a trial works with. */
export interface Bench {
  readonly env: NodeJS.ProcessEnv;
  readonly blocks: readonly Block[];
  /** Folder of programs that were installed for the trials. */
  readonly bin: string;
}

/** One engine that does its whole work, as the page says. */
export interface EngineTrial {
  readonly name: string;
  /** The program that has to be on the PATH; undefined: it is installed. */
  readonly needs: string | undefined;
  /** @returns what is not as it must be; empty if all is */
  run(bench: Bench): Promise<readonly string[]>;
}
