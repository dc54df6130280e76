import { toldArgs, writtenArgs } from './build-args.ts';
import { textsOf } from './data.ts';
import type { Data } from './data.ts';
import { bakeTargets, bakeVariables, variableName, type BakeTarget } from './bake-targets.ts';
import { plainUse, type Declaration } from './declaration.ts';
import { isExport } from './build-output.ts';
import { readHcl } from './hcl-document.ts';
import { readJson } from './json-document.ts';
import { evidenceAt, type TextFile } from './text-file.ts';
import { variableLookup } from './variables.ts';

export interface BakeReading {
  readonly declarations: readonly Declaration[];
  readonly problems: readonly { readonly source: TextFile; readonly offset: number; readonly message: string }[];
}

/** The targets of the bake files of one folder, in the order in which bake reads them; the defaults of variables are filled in. */
export function readBake(sources: readonly TextFile[]): BakeReading {
  const read = sources.map((source) => ({ source, ...(source.file.endsWith('.json') ? readJson(source.text) : readHcl(source.text)) }));
  const files = read.flatMap((file) => (file.ok ? file.documents.map((data) => ({ source: file.source, data })) : []));
  const variables = bakeVariables(files);
  const texts = new Map([...variables].flatMap(([name, data]) => (data.kind === 'text' ? [[name, data.text] as const] : [])));
  const valueOf = variableLookup(texts, fillTemplate);
  const declarations = bakeTargets(files).flatMap((target) => declare(target, variables, valueOf) ?? []);
  return { declarations, problems: read.flatMap((file) => (file.ok ? [] : [{ source: file.source, offset: file.offset, message: file.message }])) };
}

/** Undefined where no Dockerfile of this tree is built, or the result is no image. */
function declare({ name, source, start, attributes }: BakeTarget, variables: ReadonlyMap<string, Data>, valueOf: (name: string) => string | undefined): Declaration | undefined {
  const value = (key: string): Data | undefined => {
    const data = attributes.get(key)?.entry.value;
    return variables.get(variableName(data) ?? '') ?? data;
  };
  const text = (key: string): Told => {
    const data = value(key);
    const filled = data?.kind === 'text' ? fillTemplate(data.text, valueOf) : undefined;
    return { isLost: data !== undefined && filled === undefined, value: filled };
  };
  const [context, dockerfile, target] = [text('context'), text('dockerfile'), text('target')];
  if (context.isLost || dockerfile.isLost || target.isLost || attributes.has('dockerfile-inline')) return undefined;
  if (isExport(textsOf(value('output')).map((item) => item.text))) return undefined;
  const images = textsOf(value('tags')).flatMap((item) => fillTemplate(item.text, valueOf) ?? []);
  const buildArgs = toldArgs(writtenArgs(value('args')), (written) => fillTemplate(written, valueOf));
  const use = { ...plainUse('bake', evidenceAt(source, start, `target ${name}`)), target: target.value, buildArgs, images };
  const build = { context: context.value?.replace(/^cwd:\/\//, ''), dockerfile: dockerfile.value, dockerfileIn: 'context', from: 'caller' } as const;
  return { use, origin: { kind: 'build', build } };
}

interface Told {
  /** Something is written that nobody can tell before it runs. */
  readonly isLost: boolean;
  readonly value: string | undefined;
}

/** HCL's string templates, in JSON too: `${NAME}` alone; `$${` and `%%{` stand for themselves. */
function fillTemplate(text: string, valueOf: (name: string) => string | undefined): string | undefined {
  const parts = text.split(/(\$\$\{|%%\{|\$\{[^{}]*\}|\$\{|%\{)/);
  const filled = parts.map((part, index) => {
    if (index % 2 === 0) return part;
    if (part === '$${' || part === '%%{') return part.slice(1);
    return /^\$\{\s*[A-Za-z_][A-Za-z0-9_-]*\s*\}$/.test(part) ? valueOf(part.slice(2, -1).trim()) : undefined;
  });
  return filled.includes(undefined) ? undefined : filled.join('');
}
