import type { BuildContext } from '../context/context.ts';
import type { Instruction } from '../dockerfile/types.ts';
import type { ResolvedCommand } from '../shell/commands.ts';
import { isInside } from './directories.ts';
import { isShellScript, scriptArgument } from './entry-scripts.ts';
import { candidates } from './find-file.ts';
import { resolveFrom } from './paths.ts';
import { withoutReturns } from './run-text.ts';
import type { CopyOperation, ImagePath } from './types.ts';

/** More copies, and more questions, than any real stage has. */
const MOST_COPIES = 200;
const MOST_QUESTIONS = 500;
/** Larger ones are what a build system has generated, not what a person has written to set up an image. */
const LONGEST_SCRIPT = 64 * 1024;

/**
 * The scripts that a stage has so far and a RUN may call: those whose text the Dockerfile holds (heredocs of COPY, `cat > x <<EOF`,
 * `echo > x`), and those that COPY and ADD bring from the build context.
 */
export class WrittenScripts {
  readonly #texts: Map<string, string> = new Map();
  readonly #context: BuildContext | undefined;
  readonly #copies: CopyOperation[] = [];
  readonly #taken: Set<string> = new Set();
  #questions = 0;

  constructor(context: BuildContext | undefined) {
    this.#context = context;
  }

  /** A file that a redirect writes; `content` undefined: the file does not tell it. */
  write(path: string, content: string | undefined, append: boolean): void {
    const before = append ? this.#texts.get(path) : '';
    if (content === undefined || before === undefined) this.#texts.delete(path);
    else this.#texts.set(path, before + content);
  }

  /** The heredocs that a COPY or ADD puts down: under their own names in a directory (Dockerfile reference, "Here-Documents"). */
  copy({ heredocs }: Instruction, copy: CopyOperation): void {
    const { path, directory } = copy;
    if (heredocs.length === 0 && copy.from === undefined && this.#copies.length < MOST_COPIES) this.#copies.push(copy);
    for (const { name, content } of heredocs) {
      this.#texts.set(directory ? `${path.path}/${name}` : path.path, withoutReturns(content));
    }
  }

  /**
   * The text of a script that a command runs. It is taken out, so that what it does is noted once however often it runs,
   * and the work stays linear.
   */
  take(command: ResolvedCommand, workdir: ImagePath | undefined): string | undefined {
    if (this.#texts.size === 0 && this.#copies.length === 0) return undefined;
    const argument = scriptArgument(command);
    const named = argument ?? (command.path?.includes('/') === true ? command.path : undefined);
    const path = named === undefined ? undefined : resolveFrom(workdir, named, false)?.path;
    const text = path === undefined ? undefined : (this.#texts.get(path) ?? this.#copied(path));
    if (path === undefined || text === undefined || !isShellScript(text, argument !== undefined)) return undefined;
    this.#texts.delete(path);
    this.#taken.add(path);
    return text;
  }

  /** The text of a file that the last COPY to its place brings from the build context. */
  #copied(path: string): string | undefined {
    if (this.#context === undefined || this.#taken.has(path) || (this.#questions += 1) > MOST_QUESTIONS) return undefined;
    for (const copy of this.#copies.toReversed()) {
      if (!isInside(path, copy.path.path)) continue;
      const source = candidates(copy, path).find((candidate) => this.#context?.kind(candidate) === 'file');
      if (source === undefined) continue;
      const text = this.#context.read(source);
      return text === undefined || text.length > LONGEST_SCRIPT ? undefined : withoutReturns(text);
    }
    return undefined;
  }
}
