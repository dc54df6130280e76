import { contextOf } from '../soundness/context-of.ts';
import { ALONE } from '../src/context/surroundings.ts';
import type { Surroundings } from '../src/context/surroundings.ts';
import { parse } from '../src/dockerfile/parse.ts';
import type { Dockerfile } from '../src/dockerfile/types.ts';
import { chainDoings } from '../src/facts/chain.ts';
import { readEntry } from '../src/facts/entry-reading.ts';
import { gatherFacts } from '../src/facts/gather.ts';
import type { FileFacts, StageFacts } from '../src/facts/types.ts';
import { chooseIdentity } from '../src/plan/identity/choose.ts';
import { ownedCandidates, ownership } from '../src/plan/ownership.ts';
import type { Hazard, Subject } from '../src/plan/types.ts';
import { userTool } from '../src/plan/user-tool.ts';
import type { HazardCheck, Judged } from '../src/hazards/types.ts';
import { rewriteText } from '../src/rewrite/rewrite.ts';
import type { ImageUse } from '../src/neighbours/types.ts';
import type { Evidence, Finding, Policy, Rewrite } from '../src/rewrite/types.ts';

/** What a test sets; a stage counts from 0, the last one by default. */
export interface Setting {
  readonly stage?: number;
  readonly policy?: Partial<Policy>;
  /** The build context: text by path. Left out: no context is known. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the neighbouring files say. */
  readonly uses?: readonly ImageUse[];
  readonly dependents?: readonly Evidence[];
}

export const POLICY: Policy = { unsafe: false, only: [], skip: [] };

/** Parses a text that must be a Dockerfile. */
export function dockerfile(text: string): Dockerfile {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`not a Dockerfile: ${parsed.refusal.message}`);
  return parsed.dockerfile;
}

export function factsOf(text: string): FileFacts {
  return gatherFacts(dockerfile(text));
}

/** The facts of one stage. */
export function stageOf(text: string, stage: number = -1): StageFacts {
  return must(factsOf(text).stages.at(stage), 'stage');
}

/** All that is decided from, for one stage of a text. */
export function subjectOf(text: string, { stage = -1, policy = {}, files, uses = [], dependents = [] }: Setting = {}): Subject {
  const file = dockerfile(text);
  const facts = gatherFacts(file);
  const context = files === undefined ? undefined : contextOf(files);
  const own = must(facts.stages.at(stage), 'stage');
  return { file, facts, context, stage: own, doings: chainDoings(own), entry: readEntry({ file, facts, context }, own), uses, dependents, policy: { ...POLICY, ...policy } };
}

/** The same with the identity and the directories that the plan chooses. */
export function judgedOf(text: string, setting: Setting = {}): Judged {
  const subject = subjectOf(text, setting);
  const choice = chooseIdentity(subject, userTool(subject));
  if (choice.kind !== 'identity') throw new Error('several users');
  return { ...subject, identity: choice.identity, owned: ownership(subject, choice.identity, ownedCandidates(subject)).all };
}

/** `code level` of each hazard that a check sees. */
export function seenBy(check: HazardCheck, text: string, setting: Setting = {}): string {
  return codes(check(judgedOf(text, setting)));
}

export function codes(hazards: readonly Hazard[]): string {
  return hazards.map((hazard) => `${hazard.code} ${hazard.level}`).join(', ');
}

/** Rewrites a text; `files` as the whole build context. */
export function rewritten(text: string, { policy = {}, files, uses = [], dependents = [] }: Setting = {}): Rewrite {
  const contexts = files === undefined ? undefined : { find: () => contextOf(files) };
  const surroundings: Surroundings = { ...ALONE, contexts, uses, dependents };
  return rewriteText({ path: 'Dockerfile', text, policy: { ...POLICY, ...policy }, surroundings });
}

/** `transform level code` of each finding. */
export function shown(findings: readonly Finding[]): string {
  return findings.map(({ transform, level, code }) => `${transform} ${level} ${code}`).join(', ');
}

/** Several lines of a Dockerfile. */
export function lines(...text: readonly string[]): string {
  return text.map((line) => `${line}\n`).join('');
}

export function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`no ${what}`);
  return value;
}
