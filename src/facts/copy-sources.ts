import type { FileFacts } from './types.ts';

/** What COPY and ADD take from the build context: it tells which folder that is. */
export function copySources(facts: FileFacts): readonly string[] {
  const sources = facts.stages.flatMap((stage) =>
    stage.own.operations.flatMap((operation) => (operation.kind === 'copy' && operation.from === undefined ? operation.sources : [])),
  );
  return [...new Set(sources)];
}
