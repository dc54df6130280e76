import type { Declaration, Origin } from '../../src/neighbours/declaration.ts';
import { textFile, type TextFile } from '../../src/neighbours/text-file.ts';
import type { ImageUse } from '../../src/neighbours/types.ts';
import { formatEvidence } from '../../src/report/place.ts';

/** A file of these lines. */
export function fileOf(file: string, ...lines: readonly string[]): TextFile {
  return textFile(file, lines.map((line) => `${line}\n`).join(''));
}

/** All that a use says, one thing a line, each with its evidence. */
export function shownUse(use: Omit<ImageUse, 'context'>): string {
  const { kind, evidence, target, buildArgs, images, users, rights, ports, mounts, command, entrypoint } = use;
  const behind = `${target === undefined ? '' : ` target=${target}`}${images.length === 0 ? '' : ` images=${images.join(',')}`}`;
  const args = Object.entries(buildArgs).map(([name, value]) => ` ${name}=${value}`).join('');
  return [
    `${kind} ${formatEvidence(evidence)}${behind}${args === '' ? '' : ` args:${args}`}`,
    ...users.map((each) => `  user ${each.value} | ${formatEvidence(each.evidence)}`),
    ...rights.map((each) => `  right ${each.name} | ${formatEvidence(each.evidence)}`),
    ...ports.map((each) => `  port ${each.port} | ${formatEvidence(each.evidence)}`),
    ...mounts.map((each) => `  ${each.kind} ${each.source} -> ${each.path}${each.readOnly ? ' ro' : ''} | ${formatEvidence(each.evidence)}`),
    ...(entrypoint === undefined ? [] : [`  entrypoint ${JSON.stringify(entrypoint.argv)} | ${formatEvidence(entrypoint.evidence)}`]),
    ...(command === undefined ? [] : [`  command ${JSON.stringify(command.argv)} | ${formatEvidence(command.evidence)}`]),
  ].join('\n');
}

/** A declaration: where its image comes from, and its use. */
export function shownDeclaration({ use, origin }: Declaration): string {
  return `${shownOrigin(origin)}\n${shownUse(use)}`;
}

export function shownOrigin(origin: Origin): string {
  if (origin.kind === 'image') return `image ${origin.name}`;
  if (origin.kind === 'service') return `service ${origin.service} of ${origin.files.join(',') || 'the folder'}${origin.image === undefined ? '' : ` or ${origin.image}`}`;
  const { context = '-', dockerfile = '-', dockerfileIn, from } = origin.build;
  return `build ${context} ${dockerfile} in ${dockerfileIn} from ${from}`;
}
