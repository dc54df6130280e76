/** The folder that a build sends to the builder: what COPY and ADD read. What .dockerignore leaves out is not there. */
export interface BuildContext {
  /** As shown to people. */
  readonly directory: string;
  /** What stands at a path relative to the context; links and special files count as absent. */
  kind(path: string): 'file' | 'directory' | undefined;
  /** The permission bits of a file or directory, as COPY takes them over; undefined where the system has none. */
  mode(path: string): number | undefined;
  /** The text of a file, undefined if it is not there, not text, or larger than an entry script ever is. */
  read(path: string): string | undefined;
}

/** Finds the context of one Dockerfile; the sources that its COPY and ADD name decide which folder it is. */
export interface ContextFinder {
  find(sources: readonly string[]): BuildContext | undefined;
}
