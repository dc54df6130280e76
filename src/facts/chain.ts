import { without } from './account-book.ts';
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
  // Kept for the other stages that are built from the same one.
  if (facts.base.kind === 'stage') gather(facts.base.facts);
  return gather(facts);
}

function gather(facts: StageFacts): Doings {
  const known = CACHE.get(facts);
  if (known !== undefined) return known;
  const owns = [facts.own];
  for (let below = facts.base; below.kind === 'stage'; below = below.facts.base) {
    const whole = CACHE.get(below.facts);
    owns.push(whole ?? below.facts.own);
    if (whole !== undefined) break;
  }
  const whole = together(owns.toReversed());
  CACHE.set(facts, whole);
  return whole;
}

function together(owns: readonly Doings[]): Doings {
  return {
    ...accountsOf(owns),
    departures: join(owns.map((own) => own.departures)),
    operations: join(owns.map((own) => own.operations)),
    commands: join(owns.map((own) => own.commands)),
    users: join(owns.map((own) => own.users)),
    ports: join(owns.map((own) => own.ports)),
    env: join(owns.map((own) => own.env)),
    onbuild: join(owns.map((own) => own.onbuild)),
    opaque: join(owns.map((own) => own.opaque)),
  };
}

/** What a stage deletes or renames is not there any more, whichever stage below has made it. */
function accountsOf(owns: readonly Doings[]): Pick<Doings, 'accounts' | 'groups' | 'memberships'> {
  let start = 0;
  let lower: Pick<Doings, 'accounts' | 'groups' | 'memberships'> = { accounts: [], groups: [], memberships: [] };
  const add = (end: number): void => {
    const lists = [lower, ...owns.slice(start, end)];
    lower = { accounts: join(lists.map((own) => own.accounts)), groups: join(lists.map((own) => own.groups)), memberships: join(lists.map((own) => own.memberships)) };
    start = end;
  };
  owns.forEach(({ departures }, index) => {
    if (departures.length === 0) return;
    add(index);
    lower = departures.reduce(without, lower);
  });
  add(owns.length);
  return lower;
}

/** A list that nothing is added to is taken as it is: most stages add little to the ones that they are built from. */
function join<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const filled = lists.filter((list) => list.length > 0);
  return filled.length === 1 ? (filled[0] ?? []) : filled.flat();
}
