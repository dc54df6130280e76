import { placeOf } from '../dockerfile/lines.ts';
import type { Account } from '../facts/types.ts';
import type { Evidence } from '../rewrite/types.ts';
import type { Identity, Subject, UserTool } from './types.ts';

/** Chosen as distroless' `nonroot` has it, so that files of both agree. */
const NUMERIC_ID = '65532';
const NEW_NAMES = ['app', 'appuser', 'application', 'unprivileged'];

export type IdentityChoice =
  | { readonly kind: 'identity'; readonly identity: Identity }
  | { readonly kind: 'ambiguous'; readonly evidence: readonly Evidence[] };

/** Chooses the user of a runtime stage: the first source that applies. */
export function chooseIdentity(subject: Subject, tool: UserTool): IdentityChoice {
  const { policy, doings } = subject;
  if (policy.user !== undefined) return found(fromPolicy(subject, policy.user, tool));
  const earlier = doings.users.at(-1);
  if (earlier !== undefined) {
    const own = earlier.setBy?.stage === subject.stage.stage.index;
    const text = own ? earlier.written : earlier.text;
    const account = accountOf(subject, earlier.user);
    const owner = earlier.group !== undefined || /^\d+$/.test(earlier.user) ? text : withGroup(text, account?.group);
    return found({
      source: 'earlier-user', user: earlier.user, group: earlier.group ?? account?.group, operand: text, owner: quoteVariables(owner),
      create: undefined, home: account?.hasHome === true ? account.home : undefined,
      evidence: { ...at(subject, earlier.setBy), text: `USER ${earlier.text} was in force before` },
    });
  }
  const created = fromStage(subject);
  if (created !== undefined) return created;
  const image = subject.stage.rootImage.image;
  if (image?.defaultUser !== undefined && image.defaultUser !== 'root') {
    const [user = '', group] = image.defaultUser.split(':');
    if (/^[a-z0-9_][a-z0-9_.-]*$/.test(user)) {
      return found({
        source: 'image-default', user, group, operand: image.defaultUser, owner: group === undefined ? withGroup(user, undefined) : image.defaultUser,
        create: undefined, home: image.builtinUser?.home, evidence: { text: `${subject.stage.rootImage.reference} runs as ${image.defaultUser}` },
      });
    }
  }
  if (tool.kind === 'none') return found(numeric(subject));
  if (image?.appUser === true && image.builtinUser !== undefined) {
    return found({ ...fromImage(subject, image.builtinUser.name), source: 'image-user' });
  }
  return found(newUser(subject, NEW_NAMES.find((name) => !isTaken(subject, name)) ?? 'unroot', tool));
}

function found(identity: Identity): IdentityChoice {
  return { kind: 'identity', identity };
}

function at(subject: Subject, instruction: { readonly span: { readonly start: number } } | undefined): Pick<Evidence, 'place'> {
  return instruction === undefined ? {} : { place: placeOf(subject.file, instruction.span.start) };
}

function accountOf(subject: Subject, name: string): Account | undefined {
  return subject.doings.accounts.findLast((account) => account.name === name);
}

/** `chown user:` leaves the group to the tool, which takes the user's own. */
function withGroup(user: string, group: string | undefined): string {
  return `${user}:${group ?? ''}`;
}

/** A RUN sees the same variables; quoted, so that an empty one fails loudly instead of changing the command. */
function quoteVariables(owner: string): string {
  return owner.includes('$') ? `"${owner}"` : owner;
}

function fromPolicy(subject: Subject, name: string, tool: UserTool): Identity {
  const account = accountOf(subject, name);
  if (account !== undefined) return fromAccount(subject, account, 'policy');
  if (subject.stage.rootImage.image?.builtinUser?.name === name) return { ...fromImage(subject, name), source: 'policy' };
  if (/^\d+$/.test(name) || tool.kind === 'none') {
    const uid = subject.policy.uid ?? (/^\d+$/.test(name) ? Number(name) : Number(NUMERIC_ID));
    const operand = `${uid}:${subject.policy.gid ?? uid}`;
    return { source: 'policy', user: String(uid), group: undefined, operand, owner: operand, create: undefined, home: undefined, evidence: { text: `--user ${name}` } };
  }
  return { ...newUser(subject, name, tool), source: 'policy', evidence: { text: `--user ${name}` } };
}

/** The one user that the chain creates; of several, the one that its chowns name. */
function fromStage(subject: Subject): IdentityChoice | undefined {
  const names = [...new Set(subject.doings.accounts.map((account) => account.name))];
  const owners = new Set<string>();
  for (const operation of subject.doings.operations) {
    if (operation.kind === 'chown') owners.add(operation.owner.split(':')[0] ?? '');
    if (operation.kind === 'copy' && operation.chown !== undefined) owners.add(operation.chown.split(':')[0] ?? '');
  }
  const wanted = names.length > 1 ? names.filter((name) => owners.has(name)) : names;
  const accounts = subject.doings.accounts;
  const [only] = wanted;
  if (names.length === 0) return undefined;
  const account = accounts.findLast((candidate) => candidate.name === only);
  if (wanted.length === 1 && account !== undefined) return found(fromAccount(subject, account, 'stage-user'));
  return { kind: 'ambiguous', evidence: accounts.map((candidate) => ({ ...at(subject, candidate.by), text: candidate.command })) };
}

function fromAccount(subject: Subject, account: Account, source: 'policy' | 'stage-user'): Identity {
  // A variable of another stage is not in force here; its default is what that stage created.
  const name = account.by.stage === subject.stage.stage.index ? account.written : account.name;
  return {
    source, user: account.name, group: account.group, operand: name, owner: quoteVariables(withGroup(name, name === account.name ? account.group : undefined)),
    create: undefined, home: account.hasHome ? account.home : undefined,
    evidence: { ...at(subject, account.by), text: account.command },
  };
}

function fromImage(subject: Subject, name: string): Identity {
  const builtin = subject.stage.rootImage.image?.builtinUser;
  // Official images give their user a group of its own name and number.
  const group = builtin?.uid !== undefined && builtin.uid === builtin.gid ? name : undefined;
  return {
    source: 'image-user', user: name, group, operand: name, owner: withGroup(name, group), create: undefined, home: builtin?.home,
    evidence: { text: `${subject.stage.rootImage.reference} has the user ${name}` },
  };
}

function numeric(subject: Subject): Identity {
  const uid = subject.policy.uid ?? NUMERIC_ID;
  const operand = `${uid}:${subject.policy.gid ?? uid}`;
  const { image, reference } = subject.stage.rootImage;
  return {
    source: 'numeric', user: String(uid), group: undefined, operand, owner: operand, create: undefined, home: image?.builtinUser?.home,
    evidence: { text: image === undefined ? `nothing is known of ${reference}` : `${reference} has no tool that creates users` },
  };
}

function newUser(subject: Subject, name: string, tool: UserTool): Identity {
  const { policy, doings } = subject;
  const group = policy.group ?? name;
  const exists = doings.groups.some((candidate) => candidate.name === group) || subject.stage.rootImage.image?.builtinUser?.name === group;
  const reason = tool.kind === 'none' ? 'no user exists' : 'neither the image nor the file has a user for the application';
  return {
    source: 'new-user', user: name, group, operand: name, owner: `${name}:${group}`,
    create: { group: !exists, uid: policy.uid, gid: policy.gid }, home: undefined, evidence: { text: reason },
  };
}

function isTaken(subject: Subject, name: string): boolean {
  return subject.doings.accounts.some((account) => account.name === name) || subject.stage.rootImage.image?.builtinUser?.name === name;
}
