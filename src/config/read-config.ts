import { dirname, relative, resolve, sep } from 'node:path';
import { evidenceText } from '../facts/evidence.ts';
import type { ImageOverride } from '../images/override.ts';
import { readImageOverride } from '../images/override.ts';
import type { BuiltImage, Config, ConfigRead, Override } from './types.ts';
import { ConfigError, fieldsOf, textAt, textsAt } from './config-fields.ts';
import type { DataPath } from '../yaml/strict-document.ts';
import { readStrictYaml } from '../yaml/strict-document.ts';
import { readSettings, SETTING_KEYS } from './read-settings.ts';

const TOP_KEYS = ['$schema', 'images', 'overrides', ...SETTING_KEYS];

/**
 * Reads and checks the text of a configuration. Unknown keys are errors: a mistyped key would otherwise silently change
 * nothing.
 *
 * @param file absolute path, for messages and for the paths that it names
 * @param top absolute path of the tree, which no path of the configuration may leave
 */
export function readConfig(file: string, text: string, top: string): ConfigRead {
  const data = readStrictYaml(text);
  if (!data.ok) return { ok: false, file, line: data.line, message: data.message };
  try {
    return { ok: true, config: check({ file, top, lineOf: data.lineOf }, data.value ?? {}) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { ok: false, file, line: data.lineOf(error.path), message: error.message };
  }
}

interface Source {
  readonly file: string;
  readonly top: string;
  readonly lineOf: (path: DataPath) => number;
}

function check(source: Source, value: unknown): Config {
  const fields = fieldsOf(value, []);
  fields.only(TOP_KEYS);
  const images = fields.has('images') ? fieldsOf(fields.value('images'), ['images']) : undefined;
  const overrides: ImageOverride[] = [];
  const builtImages: BuiltImage[] = [];
  for (const pattern of images?.keys() ?? []) {
    const built = readBuilt(pattern, images?.value(pattern), source);
    if (built !== undefined) builtImages.push(built);
    else overrides.push({ ...readFacts(pattern, images?.value(pattern)), source: `${shown(source)}: ${pattern}` });
  }
  return { file: source.file, settings: readSettings(fields), overrides: readOverrides(fields), images: overrides, builtImages };
}

/** `"registry.example/base": { "dockerfile": "images/base/Dockerfile", "target": "runtime" }`. */
function readBuilt(pattern: string, value: unknown, source: Source): BuiltImage | undefined {
  const { file, top } = source;
  const path = ['images', pattern];
  const fields = fieldsOf(value, path);
  if (!fields.has('dockerfile')) return undefined;
  fields.only(['dockerfile', 'target']);
  const dockerfile = resolve(dirname(file), textAt(fields, 'dockerfile'));
  if (!dockerfile.startsWith(top.endsWith(sep) ? top : top + sep)) throw new ConfigError([...path, 'dockerfile'], 'the path leads out of the tree');
  const evidence = { file: shown(source), place: { line: source.lineOf(path), column: 1 }, text: evidenceText(`${pattern} is the image of this Dockerfile`) };
  return { pattern, dockerfile, target: fields.has('target') ? textAt(fields, 'target') : undefined, evidence };
}

/** The path of a configuration as people see it. */
function shown({ file, top }: Source): string {
  return relative(top, file).split(sep).join('/');
}

const UNKNOWN_KEY = 'unknown key ';

/** Errors of the reader start with the place: the pattern, and a key behind a dot. */
function readFacts(pattern: string, value: unknown): ImageOverride {
  try {
    return readImageOverride(pattern, value, '');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const told = message.startsWith(pattern) ? message.slice(pattern.length) : `: ${message}`;
    const [, keys = '', rest = told] = /^((?:\.\w+)*): ([^]*)$/.exec(told) ?? [];
    const path = ['images', pattern, ...keys.split('.').slice(1)];
    const unknown = rest.startsWith(UNKNOWN_KEY) ? rest.slice(UNKNOWN_KEY.length) : undefined;
    throw unknown === undefined ? new ConfigError(path, rest) : new ConfigError([...path, unknown], 'there is no such key');
  }
}

function readOverrides(top: ReturnType<typeof fieldsOf>): readonly Override[] {
  if (!top.has('overrides')) return [];
  const value = top.value('overrides');
  if (!Array.isArray(value)) throw new ConfigError(['overrides'], 'not a list');
  return value.map((item: unknown, index) => {
    const fields = fieldsOf(item, ['overrides', index]);
    fields.only(['files', ...SETTING_KEYS]);
    return { files: textsAt(fields, 'files'), ...readSettings(fields) };
  });
}
