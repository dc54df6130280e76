import { parse } from '../dockerfile/parse.ts';
import { chainDoings } from '../facts/chain.ts';
import { gatherFacts } from '../facts/gather.ts';
import { isNumber } from '../facts/is-number.ts';
import type { Doings, StageFacts } from '../facts/types.ts';
import { builtinUser } from '../plan/identity/image-accounts.ts';

/** What a text says of one of its stages, as far as it matters to whoever runs the image. */
export interface StageAfter {
  /** As USER says it, variables expanded: `app`, `65532:65532`. */
  readonly user: string;
  /** USER itself is a number. */
  readonly isNumeric: boolean;
  /** The number behind the name, where the file or what is known of the base image tells it. */
  readonly uid: string | undefined;
  readonly gid: string | undefined;
  /** Ports under 1024 that EXPOSE names, each once. */
  readonly lowPorts: readonly number[];
  /** Paths of volumes, its own and those of its base image. */
  readonly volumes: readonly string[];
}

/** The stages of a Dockerfile by their indexes; none of a text that cannot be read. */
export function stagesAfter(text: string): readonly StageAfter[] {
  const parsed = parse(text, true);
  return parsed.ok ? gatherFacts(parsed.dockerfile).stages.map(describe) : [];
}

function describe(stage: StageFacts): StageAfter {
  const doings = chainDoings(stage);
  const { user } = stage;
  const ports = doings.ports.map(({ port }) => port).filter((port) => port > 0 && port < 1024);
  const name = user.kind === 'user' ? user.user : user.text;
  return {
    user: user.text,
    isNumeric: isNumber(name),
    ...numbersOf(name, user.kind === 'user' ? user.group : undefined, stage, doings),
    lowPorts: [...new Set(ports)],
    volumes: [...doings.operations.flatMap((operation) => (operation.kind === 'volume' ? [operation.path.path] : [])), ...(stage.rootImage.image?.volumes ?? [])],
  };
}

function numbersOf(user: string, group: string | undefined, stage: StageFacts, doings: Doings): Pick<StageAfter, 'uid' | 'gid'> {
  const account = doings.accounts.findLast(({ name }) => name === user);
  const builtin = builtinUser({ stage, doings });
  const known = account ?? (builtin?.name === user ? { uid: builtin.uid?.toString(), group: builtin.gid?.toString() } : undefined);
  const uid = isNumber(user) ? user : known?.uid;
  const named = group ?? known?.group;
  const gid = named === undefined || isNumber(named) ? named : (doings.groups.findLast(({ name }) => name === named)?.gid ?? (named === builtin?.name ? builtin.gid?.toString() : undefined));
  return { uid: numeric(uid), gid: numeric(gid) };
}

function numeric(text: string | undefined): string | undefined {
  return text !== undefined && isNumber(text) ? text : undefined;
}
