import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from '../src/dockerfile/parse.ts';
import { formatFilePatch } from '../src/report/patch.ts';
import { isWritten } from '../src/rewrite/selection.ts';
import { fixtureCases } from './fixture-cases.ts';
import { run } from './fixture-run.ts';

const cases = fixtureCases();

/** The same file in other clothes: each must come out in the same clothes. */
const VARIANTS: Readonly<Record<string, (text: string) => string>> = {
  'as written': (text) => text,
  CRLF: (text) => text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n'),
  BOM: (text) => (text.startsWith('\uFEFF') ? text : `\uFEFF${text}`),
  'no final newline': (text) => text.replace(/\r?\n$/, ''),
};

/** Makes what editors hide visible in a failure. */
function visible(text: string): string {
  return text.replaceAll('\r', '␍').replaceAll('\uFEFF', '<BOM>');
}

function comments(text: string): readonly string[] {
  const parsed = parse(text);
  return parsed.ok ? parsed.dockerfile.comments.map((comment) => comment.text) : [];
}

for (const fixture of cases) {
  test(`${fixture.name}: exact bytes in every variant, and a second run changes nothing`, async () => {
    for (const [variant, change] of Object.entries(VARIANTS)) {
      const before = change(fixture.before);
      const { rewrite: result } = await run(fixture, before);
      assert.is(visible(result.after), visible(change(fixture.after)), `${variant}: bytes`);
      assert.is(result.before, before, `${variant}: before`);
      if (fixture.before === fixture.after) assert.is(result.after, result.before, `${variant}: untouched`);
      const { rewrite: again, policy } = await run(fixture, result.after);
      assert.is(visible(again.after), visible(result.after), `${variant}: second run`);
      assert.not(again.findings.some((finding) => isWritten(finding, policy)), `${variant}: nothing left to write`);
      assert.equal(comments(result.after), comments(before), `${variant}: comments`);
    }
  });

  test(`${fixture.name}: status and reasons`, async () => {
    const { rewrite: result } = await run(fixture, fixture.before);
    const transforms = result.findings.map((finding) => finding.transform);
    const codes = new Set<string>([...[...result.findings, ...result.notes].map((item) => item.code), ...transforms, ...(result.reason === undefined ? [] : [result.reason.code])]);
    if (fixture.status !== undefined) assert.is(result.status, fixture.status);
    for (const code of fixture.codes) assert.ok(codes.has(code), `no ${code} among ${[...codes].join(', ')}`);
    if (fixture.before !== fixture.after) {
      const before = parse(fixture.before);
      const after = parse(fixture.after);
      assert.ok(before.ok && after.ok);
    } else {
      assert.ok(codes.size > 0, 'an untouched file carries a reason');
    }
  });
}

test('patches of all changed cases apply and reverse with git apply', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'unroot-fixtures-'));
  try {
    const files: { path: string; before: string; after: string }[] = [];
    for (const [index, fixture] of cases.entries()) {
      for (const [at, change] of Object.values(VARIANTS).entries()) {
        const before = change(fixture.before);
        const { after } = (await run(fixture, before)).rewrite;
        if (after !== before) files.push({ path: `services/${index}/${at}/Dockerfile`, before, after });
      }
    }
    for (const file of files) {
      mkdirSync(join(directory, file.path, '..'), { recursive: true });
      writeFileSync(join(directory, file.path), file.before);
    }
    writeFileSync(join(directory, 'all.patch'), files.map((file) => formatFilePatch(file.path, file.before, file.after, false)).join(''));
    execFileSync('git', ['apply', '--whitespace=nowarn', 'all.patch'], { cwd: directory });
    for (const file of files) assert.is(visible(readFileSync(join(directory, file.path), 'utf8')), visible(file.after));
    execFileSync('git', ['apply', '-R', '--whitespace=nowarn', 'all.patch'], { cwd: directory });
    for (const file of files) assert.is(visible(readFileSync(join(directory, file.path), 'utf8')), visible(file.before));
    assert.ok(files.length > 0);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('at least 80 cases, of which at least 45 % stay untouched', () => {
  const untouched = cases.filter((fixture) => fixture.before === fixture.after);
  assert.ok(cases.length >= 80, `${cases.length} cases`);
  assert.ok(untouched.length >= cases.length * 0.45, `${untouched.length} of ${cases.length} untouched`);
});

test('names of untouched cases, and only those, start with skip-', () => {
  for (const fixture of cases) {
    assert.is(/\/skip-/.test(fixture.name), fixture.before === fixture.after, fixture.name);
  }
});

test.run();
