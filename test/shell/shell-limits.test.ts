import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { resolveCommands } from '../../src/shell/commands.ts';
import { shellTextProblem } from '../../src/shell/shell-limits.ts';

test('texts beyond reason are not parsed', () => {
  assert.is(shellTextProblem('a'.repeat(131_073)), 'the text is too long');
  assert.is(shellTextProblem('$('.repeat(101)), 'the text is nested too deeply');
  assert.is(shellTextProblem('{ '.repeat(101)), 'the text is nested too deeply');
  assert.is(shellTextProblem('a <<E\n'.repeat(1_001)), 'too many heredocs');
  assert.is(shellTextProblem('a $(b) '.repeat(2_000)), 'too many substitutions');
  assert.is(shellTextProblem('`a` '.repeat(5_000)), 'too many substitutions');
});

test('deep and long ones are', () => {
  for (const text of ['', '('.repeat(100), '()'.repeat(10_000), ')'.repeat(1_000), 'a <<E\n'.repeat(1_000), 'a $(b) '.repeat(1_000), 'a'.repeat(131_072), '${a} '.repeat(10_000)]) {
    assert.is(shellTextProblem(text), undefined, text.slice(0, 20));
  }
});

test('of more commands than anybody writes none is listed', () => {
  const many = resolveCommands('a;'.repeat(10_001));
  assert.is(many.ok, false);
  assert.is(many.commands.length, 0);
  assert.is(resolveCommands('a;'.repeat(10_000)).commands.length, 10_000);
  assert.is(resolveCommands(`sh -c '${'a;'.repeat(9_000)}';`.repeat(2)).ok, false, 'those of an inner text count as well');
});

test.run();
