import type { Settings } from './types.ts';

/** The arguments by which `buildah config` sets what an image says of itself. */
export function settingFlags(settings: Settings): readonly string[] {
  const { user, workdir, entrypoint, cmd, env = {}, ports = [], withoutPorts = [], volumes = [] } = settings;
  return [
    ...(user === undefined ? [] : ['--user', user]),
    ...(workdir === undefined ? [] : ['--workingdir', workdir]),
    ...(entrypoint === undefined ? [] : ['--entrypoint', JSON.stringify(entrypoint)]),
    // This one is split as a shell would; the other is read as JSON.
    ...(cmd === undefined ? [] : ['--cmd', cmd.map(quote).join(' ')]),
    ...Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    ...ports.flatMap((port) => ['--port', String(port)]),
    ...withoutPorts.flatMap((port) => ['--port', `${port}-`]),
    ...volumes.flatMap((volume) => ['--volume', volume]),
  ];
}

function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
