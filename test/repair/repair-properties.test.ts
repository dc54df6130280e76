import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { endsSoon } from '../ends-soon.ts';
import { applyEdits } from '../../src/dockerfile/apply-edits.ts';
import { repairExecArray } from '../../src/repair/repair-exec-array.ts';

/** Mulberry32 with a fixed seed: every run sees the same cases. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) % below;
  };
}

type Random = (below: number) => number;
const pick = (random: Random, choices: readonly string[]): string => choices[random(choices.length)] ?? '';
const keywords = ['CMD', 'ENTRYPOINT', 'RUN', 'SHELL', 'VOLUME', 'COPY', 'ADD', 'HEALTHCHECK'];

/** What must hold for any text whatever. Returns the outcome. */
function checkLaws(text: string, keyword: string): ReturnType<typeof repairExecArray> {
  const repair = repairExecArray(text, { keyword });
  assert.equal(repairExecArray(text, { keyword }), repair, 'deterministic');
  if (repair.kind !== 'repaired') return repair;
  let last = -1;
  for (const { start, end } of repair.edits) {
    assert.ok(start >= 0 && start > last - 1 && end >= start && end <= text.length, `spans of ${JSON.stringify(text)}`);
    last = end;
  }
  const fixed = applyEdits(text, repair.edits);
  const array = keyword === 'HEALTHCHECK' ? fixed.replace(/^CMD[ \t]+/i, '') : fixed;
  assert.equal(JSON.parse(array), repair.argv, `JSON of ${JSON.stringify(text)}`);
  assert.is(repairExecArray(fixed, { keyword }).kind, 'valid', `second pass of ${JSON.stringify(text)}`);
  return repair;
}

/** A way to quote, and what its strings may hold beside plain characters. */
interface Style {
  readonly open: readonly string[];
  readonly close: readonly string[];
  readonly inner: readonly string[];
}
const styles: readonly Style[] = [
  { open: ['“'], close: ['”'], inner: ["'", '’', '"hi"', '`'] },
  { open: ['“', '”', '„', '«', '″', '＂'], close: ['“', '”', '»', '″', '＂', '"'], inner: ["'", '’'] },
  { open: ["'"], close: ["'"], inner: ['"', '”', '«', '"hi", "ho"'] },
  { open: ['‘', '’', '‚', '´', "'"], close: ['‘', '’', '´', "'"], inner: ['"', '“'] },
  { open: ['‘’', "''", '’’'], close: ['’’', "''"], inner: ['"', '“'] },
  { open: ['\\"'], close: ['\\"'], inner: ["'", '’'] },
];
const plain = [...'abcXYZ019-./:=@_%+ ,;[](){}#&|<>*?!~^é漢'];
const blanks = ['', '', ' ', '  ', '\u00a0', '\u200b', '\ufeff', '\t', '\u3000 '];

function randomWord(random: Random, inner: readonly string[]): string {
  let word = pick(random, ['a', 'npm', '/srv/x', '-c', '--port=80']);
  for (let left = random(8); left > 0; left -= 1) word += random(6) === 0 ? pick(random, inner) : pick(random, plain);
  return word;
}

test('safe repairs give back the very strings that were there', () => {
  const random = generator(20231);
  const seen = { safe: 0, other: 0 };
  for (let round = 0; round < 8_000; round += 1) {
    const style = styles[random(styles.length)] ?? styles[0];
    if (style === undefined) continue;
    const argv = Array.from({ length: 1 + random(4) }, () => randomWord(random, style.inner));
    const comma = random(6) === 0 ? '，' : ',';
    const items = argv.map(
      (word) => pick(random, blanks) + pick(random, style.open) + word + pick(random, style.close) + pick(random, blanks),
    );
    const end = random(5) === 0 ? `${comma} ` : '';
    const text = `${random(9) === 0 ? '［' : '['}${items.join(comma)}${end}]`;
    const repair = checkLaws(text, pick(random, ['CMD', 'ENTRYPOINT', 'SHELL', 'VOLUME']));
    if (repair.kind === 'repaired' && (repair.level === 'safe' || repair.damage.includes('command-in-one-string'))) {
      seen.safe += 1;
      assert.equal(repair.argv, argv, JSON.stringify(text));
    } else {
      assert.is.not(repair.kind, 'not-an-array', JSON.stringify(text));
      seen.other += 1;
    }
  }
  assert.ok(seen.safe > 3_000, `only ${seen.safe} of ${seen.safe + seen.other} were repaired`);
});

test('plain words in damaged delimiters are always repaired, and safely', () => {
  const random = generator(77);
  for (let round = 0; round < 2_000; round += 1) {
    const style = styles[random(styles.length)] ?? styles[0];
    if (style === undefined) continue;
    const argv = ['npm'];
    for (let left = random(5); left > 0; left -= 1) argv.push(pick(random, ['npm', 'run start', '--port=80', '/srv/app.jar', 'u+x']));
    const items = argv.map((word) => pick(random, blanks) + pick(random, style.open) + word + pick(random, style.close));
    const text = `[${items.join(',')}${random(3) === 0 ? ',' : ''}]`;
    // BuildKit refuses a COPY of one word.
    const repair = checkLaws(text, pick(random, ['CMD', 'ENTRYPOINT', 'SHELL', argv.length > 1 ? 'COPY' : 'RUN']));
    assert.is(repair.kind === 'repaired' ? repair.level : repair.kind, 'safe', JSON.stringify(text));
    assert.equal(repair.kind === 'repaired' ? repair.argv : [], argv, JSON.stringify(text));
  }
});

test('no soup of characters breaks a law', () => {
  const random = generator(4711);
  const soup = [...'[[]],,""\'\'“”‘’«»`\\\\  \u00a0\u200bab-–—$#&=.［］，＂\t\n'];
  for (let round = 0; round < 12_000; round += 1) {
    let text = random(4) === 0 ? '' : '[';
    for (let left = random(14); left > 0; left -= 1) text += pick(random, soup);
    if (random(2) === 0) text += ']';
    const keyword = pick(random, keywords);
    checkLaws(keyword === 'HEALTHCHECK' && random(2) === 0 ? `CMD ${text}` : text, keyword);
  }
});

test('one lost or changed character never gives other strings than a safe repair may', () => {
  const random = generator(99);
  const argv = ['node', '--inspect', 'server js', 'x'];
  const whole = '[“node”, “--inspect”, “server js”, “x”]';
  for (let at = 0; at < whole.length; at += 1) {
    for (const put of ['', '"', "'", ' ', ',', '”', '\\', 'q']) {
      const text = whole.slice(0, at) + put + whole.slice(at + 1);
      const repair = checkLaws(text, pick(random, keywords.slice(0, 4)));
      if (repair.kind !== 'repaired' || repair.level !== 'safe') continue;
      const inWord = /[a-z -]/.test(whole[at] ?? '') || put === 'q' || put === ' ';
      if (!inWord) assert.equal(repair.argv, argv, JSON.stringify(text));
    }
  }
});

test('stays linear on hostile input', () => {
  const size = 20_000;
  const units = ['[', '"', "'", '“', ',', '`', '\\', '\\"', ' ', '\u200b', '“ ', '"” ,', '"a”, ', "'\"", 'a ', 'a,', '”,b', "['a', ", '— ', '""', '[ -f ', "' ] "];
  for (const unit of units) {
    for (const head of ['[', '["', '[ ']) {
      const text = head + unit.repeat(size);
      endsSoon(() => repairExecArray(text, { keyword: 'RUN' }), `${head}${unit}`);
    }
  }
});

test.run();
