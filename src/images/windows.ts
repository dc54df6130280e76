import type { ImageFacts } from './types.ts';

/** A Windows image keeps nothing of what the table says of the Linux images of its name. */
export function withoutUnix(facts: ImageFacts): ImageFacts {
  const { image, defaultUser, source, confidence, onbuild } = facts;
  const user = facts.family === 'windows' ? defaultUser : undefined;
  return { ...unknownWindows(image), defaultUser: user, source, confidence, onbuild };
}

/** What is known of any Windows image: that there is nothing to be done to it. */
export function unknownWindows(image: string): ImageFacts {
  return {
    image, family: 'windows', defaultUser: undefined, appUser: false, userTool: 'none', userToolPackage: undefined,
    shell: true, drops: undefined, entry: undefined, entryCondition: undefined, entrypoint: null, cmd: null,
    configKnown: false, workdir: undefined, volumes: [], exposes: [], envHome: undefined, pathUnderRoot: [],
    envUnderRoot: {}, lowPort: false, defaultPorts: [], stateDirs: [], nonRootSibling: undefined, onbuild: false,
    env: {}, confidence: 'low', source: [],
  };
}
