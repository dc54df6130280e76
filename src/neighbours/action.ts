import { entryAt, textAt, textsOf } from './data.ts';
import { plainUse, type Reading } from './declaration.ts';
import { evidenceAt, folderOf, type TextFile } from './text-file.ts';
import { readYaml } from '../yaml/yaml-document.ts';

/** A GitHub action that runs in a container of its own (GitHub's metadata syntax, `runs` for Docker container actions). */
export function readAction(source: TextFile): Reading {
  const read = readYaml(source.text);
  if (!read.ok) return { declarations: [] };
  const [document] = read.documents;
  const image = textAt(document, 'runs', 'image');
  if (textAt(document, 'runs', 'using')?.text.toLowerCase() !== 'docker' || image === undefined || image.text.includes('://')) return { declarations: [] };
  const at = (data: { readonly start: number }, text: string) => evidenceAt(source, data.start, text);
  const entrypoint = textAt(document, 'runs', 'entrypoint');
  const args = entryAt(document, 'runs', 'args');
  const argv = textsOf(args?.value).map(({ text }) => text);
  const use = {
    ...plainUse('action', at(image, `action that runs ${image.text}`)),
    entrypoint: entrypoint && { argv: [entrypoint.text], evidence: at(entrypoint, `entrypoint: ${entrypoint.text}`) },
    command: args?.value && { argv, evidence: at(args, `args: ${argv.slice(0, 20).join(' ')}`) },
  };
  // The runner takes the folder of the Dockerfile for the context (actions/runner, ContainerActionHandler.cs).
  return { declarations: [{ use, origin: { kind: 'build', build: { context: folderOf(image.text) || undefined, dockerfile: image.text, dockerfileIn: 'folder', from: 'file' } } }] };
}
