/** A stream to write on, as `process.stdout` is one. */
export interface Output {
  write(data: string | Uint8Array): unknown;
  readonly isTTY?: boolean | undefined;
}

/** All that a run takes from its surroundings. Nothing below `bin.ts` reads `process`. */
export interface Io {
  /** Without the runtime and the script. */
  readonly argv: readonly string[];
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Calls `run` once after so many milliseconds; the result cancels it. Without it no progress is shown. */
  readonly setTimer?: ((run: () => void, milliseconds: number) => () => void) | undefined;
}
