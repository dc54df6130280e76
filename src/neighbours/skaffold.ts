import { toldArgs, writtenArgs } from './build-args.ts';
import { entryAt, itemsOf, textAt, valueAt } from './data.ts';
import type { Data } from './data.ts';
import { plainUse, type Declaration, type Reading } from './declaration.ts';
import { evidenceAt, type TextFile } from './text-file.ts';
import { readYaml } from '../yaml/yaml-document.ts';

/** Builders that read no Dockerfile (skaffold.yaml reference, `build.artifacts`). */
const OTHER_BUILDERS = ['bazel', 'jib', 'jibMaven', 'jibGradle', 'buildpack', 'buildpacks', 'custom', 'ko'];

/** The artifacts of a skaffold file, those of its profiles too, that are built from Dockerfiles. */
export function readSkaffold(source: TextFile): Reading {
  const read = readYaml(source.text);
  if (!read.ok) return { declarations: [], problem: read };
  const builds = read.documents.flatMap((document) => [
    valueAt(document, 'build'),
    ...itemsOf(valueAt(document, 'profiles')).map((profile) => valueAt(profile, 'build')),
  ]);
  return { declarations: builds.flatMap((build) => itemsOf(valueAt(build, 'artifacts')).flatMap((artifact) => declare(source, artifact) ?? [])) };
}

function declare(source: TextFile, artifact: Data): Declaration | undefined {
  if (OTHER_BUILDERS.some((builder) => entryAt(artifact, builder) !== undefined)) return undefined;
  const image = textAt(artifact, 'image') ?? textAt(artifact, 'imageName');
  const settings = valueAt(artifact, 'docker') ?? valueAt(artifact, 'kaniko');
  const context = textAt(artifact, 'context') ?? textAt(artifact, 'workspace');
  const dockerfile = textAt(settings, 'dockerfile') ?? textAt(settings, 'dockerfilePath');
  const target = textAt(settings, 'target');
  if (image === undefined || [context, dockerfile, target].some((data) => data !== undefined && isTemplate(data.text))) return undefined;
  const use = {
    ...plainUse('skaffold', evidenceAt(source, image.start, `artifact ${image.text}`)),
    target: target?.text,
    buildArgs: toldArgs(writtenArgs(valueAt(settings, 'buildArgs')), (value) => (isTemplate(value) ? undefined : value)),
    images: isTemplate(image.text) ? [] : [image.text],
  };
  return { use, origin: { kind: 'build', build: { context: context?.text, dockerfile: dockerfile?.text, dockerfileIn: 'context', from: 'file' } } };
}

function isTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('$');
}
