import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { openBuildah } from './buildah.ts';
import { openDocker } from './docker.ts';
import { ENGINES } from './engine-names.ts';
import { fieldOf, parseAnswer, text } from './image-config.ts';
import { keepEngine } from './open-engines.ts';
import { openPrivateStore } from './private-store.ts';
import { createRunner } from './run-command.ts';
import type { Runner } from './run-command.ts';
import { EngineError } from './types.ts';
import type { Engine, EngineName } from './types.ts';

export type FoundEngine =
  | { readonly ok: true; readonly engine: Engine }
  /** One sentence for each engine that was asked. */
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * The engine that is there: the one that was named, else the first that answers.
 *
 * @param env of the person who runs us: engines read their settings from it
 */
export async function findEngine(wanted: EngineName | undefined, env: Readonly<Record<string, string | undefined>>): Promise<FoundEngine> {
  const problems: string[] = [];
  for (const name of wanted === undefined ? ENGINES : [wanted]) {
    try {
      return { ok: true, engine: keepEngine(await open(name, createRunner(env), env)) };
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      problems.push(error.message);
    }
  }
  return { ok: false, problems };
}

async function open(name: EngineName, runner: Runner, env: Readonly<Record<string, string | undefined>>): Promise<Engine> {
  // Stores need a disk, which /tmp often is not.
  const parent = env['TMPDIR'] ?? (name === 'docker' ? '/tmp' : '/var/tmp');
  switch (name) {
    case 'docker': {
      const version = await ask(runner, 'docker', ['version', '--format', '{{.Server.Version}}']);
      return openDocker({ name, version, store: undefined, folder: mkdtempSync(join(parent, 'unroot-prove-')) }, runner);
    }
    case 'podman': {
      const info = parseAnswer(await ask(runner, 'podman', ['info', '--format', 'json']));
      const version = text(fieldOf(info, 'version', 'Version'));
      // A podman that works elsewhere, in a virtual machine, takes no store from here.
      const isRemote = fieldOf(info, 'host', 'serviceIsRemote') === true;
      const store = isRemote ? undefined : await openPrivateStore('podman', runner, parent);
      return openDocker({ name, version, store, folder: store?.folder ?? mkdtempSync(join(parent, 'unroot-prove-')) }, runner);
    }
    case 'buildah': {
      const version = /\d+\.\d+(?:\.\d+)?/.exec(await ask(runner, 'buildah', ['--version']))?.[0] ?? '';
      return openBuildah(version, runner, await openPrivateStore('buildah', runner, parent));
    }
  }
}

/** @throws EngineError with the program's own words */
async function ask(runner: Runner, file: string, args: readonly string[]): Promise<string> {
  const { exit, stdout, output } = await runner.run(file, args, { timeout: 20_000 });
  if (exit !== 0) throw new EngineError(`${file} does not answer: ${output.trim().split('\n').at(-1) ?? ''}`);
  return stdout.trim();
}
