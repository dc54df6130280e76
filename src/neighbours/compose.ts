import { posix } from 'node:path';
import { toldArgs, writtenArgs } from './build-args.ts';
import { asText, entriesOf, entryAt, textAt, textsOf, valueAt } from './data.ts';
import type { Data, DataEntry } from './data.ts';
import { serviceRuns, type ComposeFile } from './compose-service.ts';
import { plainUse, type Build, type Declaration, type Origin, type Reading } from './declaration.ts';
import { interpolate, isTold } from './interpolate.ts';
import { evidenceAt, folderOf, type TextFile } from './text-file.ts';
import { withExtends } from './compose-extends.ts';
import { readYaml } from '../yaml/yaml-document.ts';

/**
 * The services of a compose file (compose-spec): the ones that build an image, and the ones that run one.
 *
 * @param valueOf the variables of the `.env` file beside it
 */
export function readCompose(source: TextFile, valueOf: ComposeFile['valueOf']): Reading {
  const read = readYaml(source.text);
  if (!read.ok) return { declarations: [], problem: read };
  const file = { source, valueOf };
  const declarations = read.documents.flatMap((document) => {
    const services = servicesOf(document);
    return entriesOf(services).flatMap((entry) => declare(file, services, entry) ?? []);
  });
  return { declarations };
}

/** Files of the first version have the services at the top. */
function servicesOf(document: Data): Data | undefined {
  const entry = entryAt(document, 'services');
  if (entry !== undefined || entryAt(document, 'version') !== undefined) return entry?.value;
  return entriesOf(document).some(({ value }) => entryAt(value, 'build') !== undefined || entryAt(value, 'image') !== undefined) ? document : undefined;
}

function declare(file: ComposeFile, services: Data | undefined, entry: DataEntry): Declaration | undefined {
  const service = withExtends(services, entry.key);
  if (service === undefined) return undefined;
  const image = told(file, textAt(service, 'image')?.text);
  const origin = originOf(file, service, entry.key, image);
  const evidence = evidenceAt(file.source, entry.start, `service ${entry.key}`);
  const target = told(file, textAt(service, 'build', 'target')?.text);
  // Without a value the environment gives it, and with it the `.env` file.
  const written = writtenArgs(valueAt(service, 'build', 'args')).map(({ name, value }) => ({ name, value: value ?? `\${${name}}` }));
  const buildArgs = toldArgs(written, (value) => told(file, value));
  const use = { ...plainUse('compose', evidence), ...serviceRuns(file, service), target, buildArgs, images: image === undefined ? [] : [image] };
  const tags = textsOf(valueAt(service, 'build', 'tags')).flatMap(({ text }) => told(file, text) ?? []);
  return origin && { use: { ...use, images: [...use.images, ...tags] }, origin, service: entry.key };
}

/** Undefined where the image comes from something that is no file of this tree. */
function originOf(file: ComposeFile, service: Data, name: string, image: string | undefined): Origin | undefined {
  const build = entryAt(service, 'build')?.value;
  if (build !== undefined) {
    const read = readBuild(file, build);
    return read && { kind: 'build', build: read };
  }
  const other = asText(valueAt(service, 'extends', 'file'))?.text;
  const extended = textAt(service, 'extends', 'service')?.text;
  if (other === undefined || extended === undefined) return { kind: 'service', service: name, files: [], image };
  return { kind: 'service', service: extended, files: [posix.join(folderOf(file.source.file), other)], image };
}

function readBuild(file: ComposeFile, build: Data): Build | undefined {
  const start = { dockerfileIn: 'context', from: 'file' } as const;
  if (build.kind === 'text') {
    const context = told(file, build.text);
    return context === undefined ? undefined : { ...start, context, dockerfile: undefined };
  }
  if (build.kind !== 'map' || entryAt(build, 'dockerfile_inline') !== undefined) return undefined;
  const [context, dockerfile, target] = ['context', 'dockerfile', 'target'].map((key) => {
    const written = textAt(build, key)?.text;
    return { isLost: written !== undefined && told(file, written) === undefined, value: told(file, written) };
  });
  if (context?.isLost === true || dockerfile?.isLost === true || target?.isLost === true) return undefined;
  return { ...start, context: context?.value, dockerfile: dockerfile?.value };
}

/** A text with its variables filled in; undefined where one of them is not told. */
function told({ valueOf }: ComposeFile, text: string | undefined): string | undefined {
  const filled = text === undefined ? undefined : interpolate(text, valueOf);
  return filled === undefined || !isTold(filled) ? undefined : filled;
}
