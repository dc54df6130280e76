import { rmSync } from 'node:fs';
import { judge } from '../src/prove/judge.ts';
import { lastLines } from '../src/prove/last-lines.ts';
import { observe } from '../src/prove/observe.ts';
import { repairedKeywords } from '../src/prove/repaired-keywords.ts';
import type { Observation, ProofSettings } from '../src/prove/types.ts';
import type { Engine } from '../src/engines/types.ts';
import type { Rewrite } from '../src/rewrite/types.ts';
import { layOut } from './lay-out.ts';
import { naiveRewrite } from './naive.ts';
import { codesOf, rewriteScenario } from './rewrite-scenario.ts';
import type { Scenario } from './scenario.ts';

export type Became = 'hardened' | 'unchanged' | 'still-root' | 'broken-build' | 'broken-run';

export interface Trial {
  readonly scenario: Scenario;
  readonly became: Became;
  readonly naive: 'breaks' | 'holds' | 'leaves-root';
  /** What is not as the scenario says; empty if all is. */
  readonly faults: readonly string[];
  readonly seconds: number;
}

const OK = /^ok uid=(\d+)$/m;
/** Milliseconds. */
const BUILD_LIMIT = 120_000;
/** So long a program has to end, or to listen. */
const DONE_WITHIN = 30_000;

/** Builds and runs one scenario before, after, and after the naive rewrite, and compares with what it says. */
export async function tryScenario(written: Scenario, engine: Engine): Promise<Trial> {
  const start = performance.now();
  const folder = layOut(written);
  try {
    const trial = await tryIn({ ...written, folder }, engine);
    // What is mended must not go on being excused.
    const mended = written.known !== undefined && trial.faults.length === 0;
    return { ...trial, ...(mended ? { scenario: { ...written, known: undefined }, faults: ['it is as it must be: "known" can go'] } : { scenario: written }), seconds: (performance.now() - start) / 1000 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function tryIn(scenario: Scenario, engine: Engine): Promise<Pick<Trial, 'became' | 'naive' | 'faults'>> {
  const see = (dockerfile: string) => build(scenario, dockerfile, engine);
  const rewrite = await rewriteScenario(scenario);
  const before = await see(rewrite.before);
  const isChanged = rewrite.after !== rewrite.before;
  const after = isChanged ? await see(rewrite.after) : before;
  const naive = naiveResult(await see(naiveRewrite(rewrite.before)));
  const became = isChanged ? becameOf(after) : 'unchanged';
  const faults = [
    ...beforeFaults(scenario, before),
    ...(isChanged && scenario.before === 'works' ? judge(before, after, repairedKeywords(rewrite.before, rewrite.after)).faults.map(({ message, lines }) => [message, ...lines].join('\n  | ')) : []),
    ...expectationFaults(scenario, rewrite, became),
    ...(became === 'broken-run' ? [`the program does not do its work: ${logOf(after)}`] : []),
    ...(naive === scenario.naive || (naive === 'leaves-root' && scenario.naive === 'holds') ? [] : [`the naive rewrite ${naive}, and should be one that ${scenario.naive}`]),
  ];
  return { became, naive, faults };
}

async function build({ folder, serves }: Scenario, dockerfile: string, engine: Engine): Promise<Observation> {
  const request = { dockerfile, name: 'Dockerfile', context: folder, target: undefined, buildArgs: {}, keepSteps: false, timeout: BUILD_LIMIT };
  const settings: ProofSettings = {
    watchFor: DONE_WITHIN, buildTimeout: BUILD_LIMIT, smoke: undefined, env: {},
    ...(serves === undefined ? { ports: [] } : { ports: [serves], seenEnough: (ports, log) => ports.includes(serves) && OK.test(log) }),
  };
  return await observe(engine, request, 'before', settings, () => {});
}

/** The uid that a program says it has when all its work is done; undefined where it does not get there. */
function uidOf(seen: Observation): number | undefined {
  const uid = seen.reached === 'started' ? OK.exec(seen.run.log)?.[1] : undefined;
  return uid === undefined || (seen.reached === 'started' && (seen.run.exit ?? 0) !== 0) ? undefined : Number(uid);
}

function becameOf(after: Observation): Became {
  if (after.reached === 'nothing') return 'broken-build';
  const uid = uidOf(after);
  if (uid === undefined) return 'broken-run';
  return uid === 0 ? 'still-root' : 'hardened';
}

function naiveResult(seen: Observation): Trial['naive'] {
  const uid = uidOf(seen);
  if (uid === undefined) return 'breaks';
  return uid === 0 ? 'leaves-root' : 'holds';
}

/** A scenario whose program does not work as it was shows nothing, unless that is what it is about. */
function beforeFaults({ before: expected }: Scenario, before: Observation): readonly string[] {
  const works = uidOf(before) !== undefined || isEntryless(before);
  if (works === (expected === 'works')) return [];
  return [works ? 'it works as it was, and should not' : `it does not work as it was: ${logOf(before)}`];
}

/** It is nothing that is run. */
function isEntryless(seen: Observation): boolean {
  return seen.reached === 'built' && seen.config.Cmd.length + seen.config.Entrypoint.length === 0;
}

function expectationFaults({ expect }: Scenario, rewrite: Rewrite, became: Became): readonly string[] {
  if (expect.kind === 'hardened') return became === 'hardened' ? [] : [`it must be hardened: ${became}, ${[...new Set(codesOf(rewrite))].join(', ')}`];
  const codes = codesOf(rewrite);
  return [
    ...(became === 'unchanged' ? [] : [`it must stay as it is: ${became}`]),
    ...(codes.includes(expect.reason) ? [] : [`the reason must be ${expect.reason}: ${[...new Set(codes)].join(', ')}`]),
  ];
}

function logOf(seen: Observation): string {
  const log = seen.reached === 'started' ? seen.run.log : seen.reached === 'built' ? seen.problem : seen.buildLog;
  return ['', ...lastLines(log)].join('\n  | ');
}
