import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chainDoings } from '../../src/facts/chain.ts';
import type { StageFacts } from '../../src/facts/types.ts';
import { asRewritten } from '../../src/plan/as-rewritten.ts';
import { planStage } from '../../src/plan/plan-stage.ts';
import { lines, must, subjectOf } from '../subject.ts';

/** The facts of the one stage of a text as its plan leaves it. */
function planned(...text: readonly string[]): { readonly before: StageFacts; readonly after: StageFacts } {
  const { file, facts, context, policy, uses, dependents } = subjectOf(lines(...text), { files: {} });
  const before = must(facts.stages.at(-1), 'stage');
  const outcome = planStage({ file, facts, context, policy, uses, dependents }, before);
  if (outcome?.kind !== 'plan') throw new Error(`no plan: ${outcome?.kind}`);
  return { before, after: asRewritten(before, outcome.plan) };
}

test('a new user: the account, its group, the directories and the user are there', () => {
  const { before, after } = planned('FROM debian:12', 'WORKDIR /app', 'COPY . .', 'CMD ["/app/x"]');
  const { own } = after;
  assert.equal(own.accounts.map(({ name, group, hasHome }) => ({ name, group, hasHome })), [{ name: 'app', group: 'app', hasHome: false }]);
  assert.equal(own.users.map(({ user, text }) => ({ user, text })), [{ user: 'app', text: 'app' }]);
  assert.equal(own.operations.filter(({ kind }) => kind === 'chown').map(({ path, text }) => ({ path, text })), [{ path: { path: '/app', overridable: false }, text: 'chown -R app:app /app' }]);
  // Those that are built on it go back to root: their own facts stay.
  assert.is(after.user.kind, 'root');
  assert.is(before.own.accounts.length + before.own.users.length, 0, 'nothing is changed in place');
});

test('a home, where the plan makes one', () => {
  const [account] = planned('FROM debian:12', 'RUN apt-get install -y npm', 'WORKDIR /app', 'COPY . .', 'CMD ["npm", "start"]').after.own.accounts;
  assert.is(account?.home, '/home/app');
  assert.is(account?.hasHome, true);
});

test("the image's own user: no account is made", () => {
  const { after } = planned('FROM node:20', 'CMD ["node", "a.js"]');
  assert.is(after.own.accounts.length, 0);
  assert.is(after.own.users.at(-1)?.user, 'node');
});

test('numbers: the group is part of the operand', () => {
  const user = planned('FROM scratch', 'COPY x /x', 'CMD ["/x"]').after.own.users.at(-1);
  assert.is(user?.user, '65532');
  assert.is(user?.group, '65532');
});

test('what is put together of a chain is put together anew', () => {
  const { before, after } = planned('FROM debian:12', 'WORKDIR /app', 'COPY . .', 'CMD ["/app/x"]');
  assert.is(chainDoings(before).accounts.length, 0);
  assert.is(chainDoings(after).accounts.length, 1);
});

test.run();
