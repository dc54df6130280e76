import type { ImageConfig } from '../engines/types.ts';

type Field = keyof ImageConfig;

const FIELDS: readonly Field[] = [
  'Env', 'Entrypoint', 'Cmd', 'WorkingDir', 'ExposedPorts', 'Volumes', 'Labels', 'StopSignal', 'Shell', 'OnBuild', 'Healthcheck',
];

/** The fields that an instruction with a repaired array may change; SHELL is written into all that is in shell form behind it. */
const CHANGED_BY: Readonly<Record<string, readonly Field[]>> = {
  CMD: ['Cmd'],
  // BuildKit and the classic builder clear the CMD of the base where ENTRYPOINT is set.
  ENTRYPOINT: ['Entrypoint', 'Cmd'],
  HEALTHCHECK: ['Healthcheck'],
  ONBUILD: ['OnBuild'],
  SHELL: ['Shell', 'Cmd', 'Entrypoint', 'Healthcheck'],
  VOLUME: ['Volumes'],
};

/** One field that two configurations do not share. */
export interface ConfigDifference {
  readonly field: Field;
  readonly before: string;
  readonly after: string;
}

/**
 * What differs in the configurations of an image before and after: the user may, and what the repaired arrays say.
 *
 * @param repaired keywords of the instructions whose arrays were repaired, upper case
 */
export function compareConfig(before: ImageConfig, after: ImageConfig, repaired: ReadonlySet<string>): readonly ConfigDifference[] {
  const allowed = new Set([...repaired].flatMap((keyword) => CHANGED_BY[keyword] ?? []));
  return FIELDS.filter((field) => !allowed.has(field)).flatMap((field) => {
    const [old, fresh] = [shown(before[field]), shown(after[field])];
    return old === fresh ? [] : [{ field, before: old, after: fresh }];
  });
}

/** The order of environment and labels means nothing. */
function shown(value: ImageConfig[Field]): string {
  if (value === undefined) return 'none';
  if (typeof value === 'string') return JSON.stringify(value);
  return JSON.stringify(Array.isArray(value) ? value : Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))));
}
