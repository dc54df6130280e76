import type { Stage } from '../dockerfile/types.ts';

/** `C:\app`, `c:/app`: no path of any other system. */
const DRIVE = /(?:^|\s|")[A-Za-z]:[\\/]/;
const PLACES = new Set(['WORKDIR', 'COPY', 'ADD', 'VOLUME']);

/** Whether a stage on a base that nobody knows is a Windows stage by its own words: paths with a drive, or a shell of Windows. */
export function speaksWindows({ instructions }: Stage): boolean {
  return instructions.some(({ keyword, rest, json }) => {
    if (keyword === 'SHELL') return json?.some((word) => /^(cmd|powershell)(\.exe)?$/i.test(word)) === true;
    return PLACES.has(keyword) && DRIVE.test(rest);
  });
}
