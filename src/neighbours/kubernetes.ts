import { entryAt, itemsOf, textAt, valueAt } from './data.ts';
import type { Data } from './data.ts';
import { plainUse, type Declaration, type Reading } from './declaration.ts';
import { containerRuns, podRights } from './kubernetes-container.ts';
import { evidenceAt, type TextFile } from './text-file.ts';
import { readYaml } from '../yaml/yaml-document.ts';

const IN_TEMPLATE: Way = ['spec', 'template', 'spec'];

/** Where the pod stands in each kind of workload. */
const PODS: ReadonlyMap<string, Way> = new Map<string, Way>([
  ['Pod', ['spec']],
  ['Deployment', IN_TEMPLATE],
  ['StatefulSet', IN_TEMPLATE],
  ['DaemonSet', IN_TEMPLATE],
  ['Job', IN_TEMPLATE],
  ['ReplicaSet', IN_TEMPLATE],
  ['ReplicationController', IN_TEMPLATE],
  ['CronJob', ['spec', 'jobTemplate', ...IN_TEMPLATE]],
]);
type Way = readonly [string, ...string[]];

/** A first sieve, so that of the many YAML files of a tree only a few are parsed. */
const KIND = new RegExp(`^[ \\t-]*["']?kind["']?:[ \\t]*["']?(?:${[...PODS.keys(), 'List'].join('|')})["']?[ \\t]*(?:#.*)?\\r?$`, 'm');
const IMAGE = /["'\s{,]image["']?:/;
const DOCUMENT_START = /^---(?=\s|$)/gm;

/**
 * The containers of the workloads in a file of Kubernetes objects. A document that cannot be read, or that a template engine must
 * fill in first, is passed over: it may be something else.
 */
export function readKubernetes(source: TextFile): Reading {
  const starts = [0, ...[...source.text.matchAll(DOCUMENT_START)].map(({ index }) => index)];
  const declarations = starts.flatMap((start, index) => {
    const text = source.text.slice(start, starts[index + 1]);
    if (!KIND.test(text) || !IMAGE.test(text) || text.includes('{{')) return [];
    const read = readYaml(text, start);
    return read.ok ? read.documents.flatMap((document) => objectsOf(document)).flatMap((object) => workload(source, object)) : [];
  });
  return { declarations };
}

function objectsOf(document: Data): readonly Data[] {
  return textAt(document, 'kind')?.text === 'List' ? itemsOf(valueAt(document, 'items')) : [document];
}

function workload(source: TextFile, object: Data): readonly Declaration[] {
  const kind = textAt(object, 'kind')?.text ?? '';
  const way = PODS.get(kind);
  const pod = way === undefined ? undefined : valueAt(object, ...way);
  if (pod === undefined) return [];
  const claims = itemsOf(valueAt(object, 'spec', 'volumeClaimTemplates')).flatMap((claim) => textAt(claim, 'metadata', 'name')?.text ?? []);
  const rights = podRights(source, pod);
  const containers = ['containers', 'initContainers'].flatMap((key) => itemsOf(entryAt(pod, key)?.value));
  return containers.flatMap((container) => {
    const image = textAt(container, 'image');
    if (image === undefined || image.text.includes('$')) return [];
    const name = textAt(container, 'name');
    const what = `container ${name?.text ?? image.text} of ${kind} ${textAt(object, 'metadata', 'name')?.text ?? ''}`;
    const runs = containerRuns(source, pod, container, new Set(claims));
    const use = { ...plainUse('kubernetes', evidenceAt(source, (name ?? image).start, what)), ...runs, rights: [...runs.rights, ...rights], images: [image.text] };
    return [{ use, origin: { kind: 'image', name: image.text } as const }];
  });
}
