import { parse } from '../src/dockerfile/parse.ts';

/**
 * The obvious script: in the last stage a system user, `chown -R` of the last WORKDIR, and USER right above the first CMD or
 * ENTRYPOINT. It knows no image but those whose names say alpine or busybox.
 */
export function naiveRewrite(text: string): string {
  const parsed = parse(text);
  const stage = parsed.ok ? parsed.dockerfile.stages.at(-1) : undefined;
  if (stage === undefined) return text;
  const entry = stage.instructions.find(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
  const workdir = stage.instructions.findLast(({ keyword }) => keyword === 'WORKDIR')?.rest;
  const create = /alpine|busybox/.test(stage.base) ? 'adduser -S -D app' : 'useradd -r app';
  const lines = `RUN ${create}${workdir === undefined ? '' : ` && chown -R app ${workdir}`}\nUSER app\n`;
  const at = entry?.span.start ?? text.length;
  return `${text.slice(0, at)}${at === text.length && !text.endsWith('\n') ? '\n' : ''}${lines}${text.slice(at)}`;
}
