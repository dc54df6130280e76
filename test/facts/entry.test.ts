import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { imageEntry, readEntryPart } from '../../src/facts/entry.ts';
import { lookupImage } from '../../src/images/lookup.ts';
import { dockerfile, must } from '../subject.ts';

function read(instruction: string): string {
  const part = readEntryPart(must(dockerfile(`FROM debian:12\n${instruction}\n`).instructions[1], 'instruction'));
  if (part === undefined) return 'none';
  return part.form === 'exec' ? `exec ${part.argv.join('|')} ${part.repair}` : `${part.form} ${part.text}`;
}

const PARTS: readonly (readonly [instruction: string, part: string])[] = [
  ['CMD ["a", "b c"]', 'exec a|b c none'],
  ['CMD a b', 'shell a b'],
  ['CMD []', 'none'],
  ['CMD', 'none'],
  ['ENTRYPOINT a \\\n b', 'shell a  b'],
  ["CMD ['a', 'b']", 'exec a|b safe'],
  ['CMD [“a”, “b”]', 'exec a|b safe'],
  ['CMD ["a", "b",]', 'exec a|b safe'],
  ['CMD [a, b]', 'exec a|b unsafe'],
  ['CMD ["a"] # x', 'exec a unsafe'],
  ['CMD [ -f x ] && y', 'shell [ -f x ] && y'],
];

for (const [instruction, part] of PARTS) {
  test(instruction, () => assert.is(read(instruction), part));
}

test('an image without configuration has no entry', () => {
  assert.equal(imageEntry(undefined), { entrypoint: undefined, cmd: undefined });
  assert.equal(imageEntry(lookupImage('scratch')), { entrypoint: undefined, cmd: undefined });
});

test("an image's entry has no instruction", () => {
  const { entrypoint, cmd } = imageEntry(lookupImage('node:20'));
  assert.is(entrypoint?.form === 'exec' ? entrypoint.argv.join() : '', 'docker-entrypoint.sh');
  assert.is(cmd?.form === 'exec' ? cmd.argv.join() : '', 'node');
  assert.is(cmd?.by, undefined);
});

test.run();
