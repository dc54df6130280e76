import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Scope } from '../../src/facts/variables.ts';

function show(scope: Scope, name: string): string {
  const variable = scope.lookup(name);
  return variable.kind === 'value' ? `${variable.value}${variable.overridable ? ' (overridable)' : ''}` : variable.kind;
}

test('names that nobody declared are undeclared', () => {
  assert.is(show(Scope.start(new Map([['G', 'global']]), {}), 'X'), 'undeclared');
  // A global ARG is not in force in a stage until the stage declares it.
  assert.is(show(Scope.start(new Map([['G', 'global']]), {}), 'G'), 'undeclared');
});

test('an ARG has its default, which the build may override', () => {
  const scope = Scope.start(new Map([['G', 'global'], ['N', undefined]]), {});
  scope.setArg('A', 'x');
  scope.setArg('G', undefined);
  scope.setArg('N', undefined);
  scope.setArg('B', undefined);
  assert.is(show(scope, 'A'), 'x (overridable)');
  assert.is(show(scope, 'G'), 'global (overridable)');
  assert.is(show(scope, 'N'), 'unset');
  assert.is(show(scope, 'B'), 'unset');
});

test('an own default wins over the global one', () => {
  const scope = Scope.start(new Map([['G', 'global']]), {});
  scope.setArg('G', 'own');
  assert.is(show(scope, 'G'), 'own (overridable)');
});

test('ENV wins over the ARG before it', () => {
  const scope = Scope.start(new Map(), { PATH: '/bin' });
  scope.setArg('A', 'arg');
  scope.setEnv('A', 'env', false);
  assert.is(show(scope, 'A'), 'env');
  assert.is(show(scope, 'PATH'), '/bin');
  scope.setEnv('A', undefined, false);
  assert.is(show(scope, 'A'), 'unset');
});

test('platform ARGs are the build\'s, whatever default is written', () => {
  const scope = Scope.start(new Map([['TARGETOS', 'x']]), {});
  scope.setArg('TARGETARCH', 'amd64');
  scope.setArg('TARGETOS', undefined);
  assert.is(show(scope, 'TARGETARCH'), 'unset');
  assert.is(show(scope, 'TARGETOS'), 'unset');
});

// BuildKit: a stage takes over the state of the stage that it is built from, in which ARGs are
// environment variables of the build (convert.go, dispatchState.init and dispatchArg).
test('a stage built on another inherits ENV and ARG, and changes neither there', () => {
  const below = Scope.start(new Map(), {});
  below.setEnv('E', 'env', false);
  below.setArg('A', 'arg');
  const above = below.inherit();
  assert.is(show(above, 'E'), 'env');
  assert.is(show(above, 'A'), 'arg (overridable)');
  above.setEnv('E', 'other', false);
  above.setArg('A', 'other');
  assert.is(show(below, 'E'), 'env');
  assert.is(show(below, 'A'), 'arg (overridable)');
});

test('an ARG declared again without a default keeps the value that it has', () => {
  const scope = Scope.start(new Map(), {});
  scope.setArg('A', 'arg');
  scope.setArg('A', undefined);
  assert.is(show(scope, 'A'), 'arg (overridable)');
});

test.run();
