import type { Doings, StageFacts } from './types.ts';

const CACHE = new WeakMap<StageFacts, Doings>();

/** The stages that a stage is built from within its file, the lowest first, itself last. */
export function stageChain(facts: StageFacts): readonly StageFacts[] {
  const chain = [facts];
  for (let below = facts.base; below.kind === 'stage'; below = below.facts.base) chain.push(below.facts);
  return chain.toReversed();
}

/** What a stage and the stages below it do together; put together once for each stage that asks. */
export function chainDoings(facts: StageFacts): Doings {
  const known = CACHE.get(facts);
  if (known !== undefined) return known;
  const owns = stageChain(facts).map((stage) => stage.own);
  const whole: Doings = {
    accounts: owns.flatMap((own) => own.accounts),
    groups: owns.flatMap((own) => own.groups),
    memberships: owns.flatMap((own) => own.memberships),
    operations: owns.flatMap((own) => own.operations),
    commands: owns.flatMap((own) => own.commands),
    users: owns.flatMap((own) => own.users),
    ports: owns.flatMap((own) => own.ports),
    env: owns.flatMap((own) => own.env),
    onbuild: owns.flatMap((own) => own.onbuild),
    opaque: owns.flatMap((own) => own.opaque),
  };
  CACHE.set(facts, whole);
  return whole;
}
