import type { BuildContext } from '../src/context/context.ts';

/**
 * A build context that is held in memory.
 *
 * @param files text by path
 */
export function contextOf(files: Readonly<Record<string, string>>): BuildContext {
  const clean = (path: string): string => path.replace(/^(\.?\/)+/, '').replace(/\/+$/, '');
  return {
    directory: '/context',
    kind(path) {
      const name = clean(path);
      if (Object.hasOwn(files, name)) return 'file';
      return name === '' || name === '.' || Object.keys(files).some((file) => file.startsWith(`${name}/`)) ? 'directory' : undefined;
    },
    mode: () => 0o755,
    read: (path) => files[clean(path)],
  };
}
