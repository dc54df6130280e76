import type { CommandRunner } from './command-runner.ts';

/** Identities of the images of a store, by each of their names. */
export async function imagesIn(run: CommandRunner): Promise<ReadonlyMap<string, string>> {
  const images = new Map<string, string>();
  const text = await run('buildah', ['images', '--no-trunc', '--noheading', '--format', '{{.Name}}:{{.Tag}} {{.ID}}']);
  for (const line of text.split('\n')) {
    const [name, id] = line.split(/\s+/);
    if (name !== undefined && id !== undefined) images.set(name, id.replace(/^sha256:/, ''));
  }
  return images;
}
