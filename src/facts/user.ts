import { expand } from '../dockerfile/expand.ts';
import type { Instruction } from '../dockerfile/types.ts';
import { isNumber } from './is-number.ts';
import type { Scope } from './variables.ts';
import type { UserFact } from './types.ts';

/**
 * Reads the operand of a USER: the whole rest is one argument (BuildKit, dispatchUser), so `USER app # x` names
 * the user `app # x`. An empty result is root (an unset `Config.User`).
 */
export function readUser(instruction: Instruction, escape: string, scope: Scope): UserFact {
  const written = instruction.rest.trim();
  const { value, unknown, overridable } = expand(written, escape, (name) => scope.lookup(name));
  const unclear = (why: string): UserFact => ({ kind: 'unknown', text: written, why, setBy: instruction });
  if (unknown.length > 0) return unclear(unknown.map((name) => whyUnknown(name, scope)).join(', '));
  const fact = userOf(value, instruction);
  if (fact.kind === 'root' && overridable.length > 0) return unclear(`it is root unless the build sets ${overridable.join(', ')}`);
  if (fact.kind === 'user' && overridable.length > 0) {
    const other = expand(written, escape, (name) => scope.lookupEnvFirst(name));
    if (other.unknown.length === 0 && userOf(other.value, instruction).kind === 'root') {
      return unclear(`ENV and a later ARG both set ${overridable.join(', ')}, and with builders that let ENV win it is root`);
    }
  }
  return fact.kind === 'user' ? { ...fact, written } : fact;
}

function whyUnknown(name: string, scope: Scope): string {
  if (scope.lookup(name).kind !== 'undeclared') return `$${name} has no value in this file`;
  if (scope.isGlobal(name)) return `$${name} is not in force in this stage: an ARG before FROM is empty here, which makes the user root, unless the stage says ARG ${name}`;
  return `nothing declares $${name}, which makes the user root unless the base image sets it`;
}

/** Reads `user[:group]` as the runtime does; `''`, `root` and `0` are root whatever the group. */
export function userOf(text: string, setBy: Instruction | undefined): UserFact {
  const colon = text.indexOf(':');
  const user = colon === -1 ? text : text.slice(0, colon);
  const group = colon === -1 ? undefined : text.slice(colon + 1) || undefined;
  // Numbers are parsed, so `00` is root too; `ROOT` is a name that no passwd has, but authors mean root.
  if (user === '' || user.toLowerCase() === 'root' || (isNumber(user) && Number(user) === 0)) {
    return { kind: 'root', text: text === '' ? 'root' : text, setBy };
  }
  return { kind: 'user', text, user, group, written: text, setBy };
}
