import path from 'node:path';

/** Whether an absolute path is `folder` itself or lies below it, by its text: links are not looked at. */
export function isInside(folder: string, absolute: string): boolean {
  const relative = path.relative(folder, absolute);
  return relative === '' || (relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative));
}

/** A path as people see it: relative to `cwd` and `/`-separated; absolute if it was named so and lies outside. */
export function shownPath(cwd: string, absolute: string, namedAbsolute: boolean): string {
  const shown = namedAbsolute && !isInside(cwd, absolute) ? absolute : path.relative(cwd, absolute) || '.';
  return shown.split(path.sep).join('/');
}

/** For sorting: by code units, so that every machine sorts alike. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
