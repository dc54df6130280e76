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

// The classic builder and the Dockerfile reference let ENV win whatever the order; BuildKit the later one.
test('an ARG behind an ENV of its name has two readings', () => {
  const scope = Scope.start(new Map(), { IMAGE: 'image' });
  scope.setEnv('E', 'env', false);
  scope.setArg('E', 'arg');
  scope.setArg('IMAGE', 'arg');
  const first = (name: string): string => {
    const variable = scope.lookupEnvFirst(name);
    return variable.kind === 'value' ? variable.value : variable.kind;
  };
  assert.is(show(scope, 'E'), 'arg (overridable)');
  assert.is(first('E'), 'env');
  assert.is(show(scope, 'IMAGE'), 'arg (overridable)');
  assert.is(first('IMAGE'), 'image');
  scope.setArg('A', 'arg');
  assert.is(first('A'), 'arg');
  assert.is(first('X'), 'undeclared');
  assert.is(show(scope.inherit(), 'E'), 'arg (overridable)');
  scope.setEnv('E', 'later', false);
  assert.is(show(scope, 'E'), 'later');
});

test('an ARG without a value leaves the ENV in force', () => {
  const scope = Scope.start(new Map([['G', 'global']]), {});
  scope.setEnv('E', 'env', false);
  scope.setArg('E', undefined);
  assert.is(show(scope, 'E'), 'env');
  scope.setEnv('G', 'env', false);
  scope.setArg('G', undefined);
  assert.is(show(scope, 'G'), 'global (overridable)');
});

test('a default that only the build knows hides the global one', () => {
  const scope = Scope.start(new Map([['G', 'global']]), {});
  scope.setArg('G', undefined, true);
  assert.is(show(scope, 'G'), 'unset');
});

test('ARGs before FROM are known by name', () => {
  const scope = Scope.start(new Map([['G', undefined]]), {});
  assert.is(scope.isGlobal('G'), true);
  assert.is(scope.isGlobal('X'), false);
});

test.run();
