import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { matchGlob } from '../config/match-glob.ts';
import type { Config } from '../config/types.ts';
import { openContext } from '../context/open-context.ts';
import { parse } from '../dockerfile/parse.ts';
import { callsScripts } from '../facts/calls-scripts.ts';
import { copySources } from '../facts/copy-sources.ts';
import { gatherFacts } from '../facts/gather.ts';
import type { StageFacts } from '../facts/types.ts';
import { overrideImages } from '../images/override.ts';
import { lookupImage } from '../images/lookup.ts';
import { parseReference } from '../images/reference.ts';
import { referenceNames } from '../images/reference-names.ts';
import type { ImageFacts, LookupImage } from '../images/types.ts';
import { isInside } from '../locate/paths.ts';
import type { Neighbours } from '../neighbours/types.ts';
import { toSubject } from '../plan/to-subject.ts';
import { builtImage } from './built-image.ts';
import { readTextFile } from './read-file.ts';

/** Longer chains of Dockerfiles than any tree has. */
const MOST_LINKS = 20;

/** Who builds an image in the tree: a Dockerfile (absolute path), and which of its stages. */
interface Link {
  readonly dockerfile: string;
  readonly target: string | undefined;
}

/**
 * The look-up of base images in one tree, for a Dockerfile that asks (absolute path) or for nobody: what the configuration says
 * of an image, else what the Dockerfile that builds it in this tree says, else the table. An image that is built here and not
 * understood is not known, whatever the table says of its name; but a Dockerfile that names its own image in FROM means the
 * one that everybody pulls.
 *
 * @param top absolute path of the tree
 */
export function treeImages(top: string, config: Config | undefined, neighbours: Neighbours): (asking?: string) => LookupImage {
  const known = new Map<string, ImageFacts | undefined>();
  const links: string[] = [];
  const lookups = new Map<string | undefined, LookupImage>();
  return lookupFor;

  function lookupFor(asking?: string): LookupImage {
    const self = asking !== undefined && buildsImages(asking) ? resolve(asking) : undefined;
    const lookup = lookups.get(self) ?? overrideImages(config?.images ?? [], (reference, platform) => next(reference, platform, self));
    lookups.set(self, lookup);
    return lookup;
  }

  function buildsImages(dockerfile: string): boolean {
    return neighbours.usesOf(dockerfile).some(({ images }) => images.length > 0) || config?.builtImages.some((built) => built.dockerfile === resolve(dockerfile)) === true;
  }

  function next(reference: string, platform: string | undefined, self: string | undefined): ImageFacts | undefined {
    const link = linkOf(reference);
    return link === undefined || link.dockerfile === self ? lookupImage(reference, platform) : builtHere(reference, link);
  }

  function linkOf(reference: string): Link | undefined {
    const names = referenceNames(parseReference(reference));
    const told = config?.builtImages.findLast(({ pattern }) => names.some(matchGlob(pattern)));
    if (told !== undefined) return told;
    const builder = neighbours.builderOf(reference);
    return builder === undefined ? undefined : { dockerfile: builder.dockerfile, target: builder.use.target };
  }

  function builtHere(reference: string, { dockerfile, target }: Link): ImageFacts | undefined {
    const key = `${dockerfile}\0${target ?? ''}`;
    if (known.has(key)) return known.get(key);
    // A Dockerfile that is built, in the end, from its own image tells nothing.
    if (links.includes(key) || links.length >= MOST_LINKS) return undefined;
    links.push(key);
    const facts = read(reference, dockerfile, target);
    links.pop();
    known.set(key, facts);
    return facts;
  }

  function read(reference: string, dockerfile: string, target: string | undefined): ImageFacts | undefined {
    const text = leadsOut(top, dockerfile) ? undefined : readTextFile(dockerfile);
    const parsed = text === undefined ? undefined : parse(text);
    if (parsed?.ok !== true) return undefined;
    const file = parsed.dockerfile;
    const images = lookupFor(dockerfile);
    const alone = gatherFacts(file, images);
    const told = neighbours.usesOf(dockerfile).flatMap(({ context }) => context ?? []);
    const context = openContext(dockerfile, top, told).find(copySources(alone));
    const facts = context !== undefined && callsScripts(alone) ? gatherFacts(file, images, undefined, context) : alone;
    const stage = target === undefined ? facts.stages.at(-1) : facts.stages.findLast((each) => isCalled(each, target));
    if (stage === undefined) return undefined;
    const subject = toSubject({ file, facts, context, policy: { unsafe: false, only: [], skip: [] }, uses: [], dependents: [] }, stage);
    return builtImage(subject, reference, relative(top, dockerfile).split(sep).join('/'));
  }
}

function isCalled({ stage }: StageFacts, target: string): boolean {
  return stage.name === target.toLowerCase() || String(stage.index) === target;
}

/** Through a link to a folder outside. */
function leadsOut(top: string, path: string): boolean {
  try {
    return !isInside(realpathSync(top), realpathSync(path));
  } catch {
    return true;
  }
}
