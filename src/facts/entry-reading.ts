import type { Evidence } from '../rewrite/types.ts';
import type { ResolvedCommand } from '../shell/commands.ts';
import { EntryReader } from './entry-reader.ts';
import type { FileOrigin, FileSearch } from './find-file.ts';
import type { Entry, StageFacts } from './types.ts';

/** A command that the start of the container runs, with where it stands. */
export interface EntryCommand {
  readonly program: string;
  readonly path: string;
  readonly command: ResolvedCommand;
  readonly evidence: Evidence;
  /** Where it starts: the working directory, or where `cd` has gone before; undefined: only the running container knows. */
  readonly directory: string | undefined;
  /** It stands in a script, not in CMD or ENTRYPOINT itself. */
  readonly inScript: boolean;
  /** Where the program comes from; `base`: from the image, or from what a RUN has installed. */
  readonly origin: FileOrigin['kind'];
}

export interface EntryReading {
  readonly commands: readonly EntryCommand[];
  /** Scripts that could not be read: not in the context, or not understood. */
  readonly unseen: readonly Evidence[];
  readonly broken: readonly Evidence[];
  /** ENTRYPOINT (or else CMD) is not the file's own but the base image's. */
  readonly fromImage: boolean;
  readonly none: boolean;
}

/**
 * Reads what a container of this stage starts: the entry, and the scripts that it names, one into the next.
 *
 * @param entry what is started in place of the stage's own
 */
export function readEntry(search: FileSearch, stage: StageFacts, entry: Entry = stage.entry): EntryReading {
  const reader = new EntryReader(search, stage);
  const { entrypoint, cmd } = entry;
  reader.start(entry);
  reader.end();
  return {
    commands: reader.commands,
    unseen: reader.unseen,
    broken: reader.broken,
    fromImage: (entrypoint ?? cmd)?.by === undefined,
    none: entrypoint === undefined && cmd === undefined,
  };
}
