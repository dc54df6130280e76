import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { REASONS } from '../../src/reasons/reasons.ts';
import { formatSarif } from '../../src/report/sarif.ts';
import type { RunResult } from '../../src/report/types.ts';
import { rewriteText } from '../../src/rewrite/rewrite.ts';
import type { Rewrite } from '../../src/rewrite/types.ts';
import { ALONE } from '../../src/context/surroundings.ts';
import { HOSTILE, hostileRun } from './hostile.ts';
import { fileOf, manual, runOf, safe } from './runs.ts';

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region?: Region } }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly { readonly kind: string }[];
  readonly fixes?: readonly { readonly artifactChanges: readonly { readonly replacements: readonly { readonly deletedRegion: Region; readonly insertedContent: { readonly text: string } }[] }[] }[];
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
  readonly columnKind: string;
  readonly invocations: readonly [{ readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly (Result & { readonly descriptor: { readonly id: string } })[] }];
  readonly results: readonly Result[];
}

interface Rule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly help: object;
  readonly defaultConfiguration: { readonly level: string };
}

interface Log {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly [Run];
}

function read(run: RunResult): { readonly log: Log; readonly results: readonly Result[] } {
  const log: Log = JSON.parse(formatSarif(run));
  return { log, results: log.runs[0].results };
}

function rewritten(text: string, path = 'Dockerfile', unsafe = false): Rewrite {
  return rewriteText({ path, text, policy: { unsafe, only: [], skip: [] }, surroundings: ALONE });
}

/** A fix as a reader of the report would apply it. */
function apply(text: string, fix: NonNullable<Result['fixes']>[number]): string {
  const bom = text.startsWith('\ufeff') ? 1 : 0;
  const starts = [bom, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = (line: number, column: number): number => (starts[line - 1] ?? text.length) + column - 1;
  const replacements = fix.artifactChanges.flatMap((change) => change.replacements).toReversed();
  return replacements.reduce((result, { deletedRegion: region, insertedContent }) => {
    const head = result.slice(0, offset(region.startLine, region.startColumn));
    return head + insertedContent.text + result.slice(offset(region.endLine, region.endColumn));
  }, text);
}

const CHANGED = 'FROM node:20\nWORKDIR /app\nCOPY . .\nCMD [“node”, “server.js”]\n';
const CREATED = 'FROM debian:12\nWORKDIR /srv/app\nCOPY . .\nCMD ["./serve"]';

test('what the schema requires is there', () => {
  const { log, results } = read(runOf([rewritten(CHANGED), fileOf('b', 'manual', { findings: [manual] })], { pageOf: (code) => `page of ${code}` }));
  assert.is(log.version, '2.1.0');
  assert.match(log.$schema, /sarif-schema-2\.1\.0\.json$/);
  assert.equal(Object.keys(log.runs[0].tool.driver), ['name', 'version', 'rules']);
  assert.is(log.runs[0].columnKind, 'utf16CodeUnits');
  assert.is(log.runs[0].invocations[0].executionSuccessful, true);
  const { rules } = log.runs[0].tool.driver;
  for (const { id, shortDescription, help, defaultConfiguration } of rules) {
    assert.ok(REASONS.some(({ code }) => code === id));
    assert.match(shortDescription.text, /^[^a-z].*\.$/);
    assert.equal(help, { text: `page of ${id}`, markdown: `page of ${id}` });
    assert.ok(['note', 'warning', 'error'].includes(defaultConfiguration.level));
  }
  assert.is(new Set(rules.map(({ id }) => id)).size, rules.length);
  for (const result of results) {
    assert.is(rules[result.ruleIndex]?.id, result.ruleId);
    assert.ok(['note', 'warning', 'error'].includes(result.level));
    assert.is.not(result.message.text, '');
    assert.is(result.locations.length, 1);
    assert.match(result.partialFingerprints['unroot/v1'] ?? '', /^[0-9a-f]{64}$/);
  }
});

test('without pages the help names the command', () => {
  const { log } = read(runOf([rewritten(CHANGED)]));
  assert.equal(log.runs[0].tool.driver.rules[0]?.help, { text: 'unroot explain runs-as-root' });
});

test('levels, places and encoded paths', () => {
  const reason: Rewrite['reason'] = { code: 'not-utf8', line: 0, message: 'not UTF-8' };
  const { results } = read(runOf([fileOf('a b/#ü%', 'changed', { findings: [safe, manual] }), fileOf('/abs/D', 'skipped', { reason })]));
  assert.equal(results.map(({ level }) => level), ['note', 'warning', 'error']);
  assert.equal(results[0]?.locations, [
    { physicalLocation: { artifactLocation: { uri: 'a%20b/%23%C3%BC%25' }, region: { startLine: 9, startColumn: 1, endLine: 9, endColumn: 1 } } },
  ]);
  assert.equal(results[2]?.locations, [{ physicalLocation: { artifactLocation: { uri: 'file:///abs/D' }, region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 7 } } }]);
});

test('regions end where their line does, and are never empty where it holds something', () => {
  const { results } = read(runOf([fileOf('a', 'manual', { before: 'FROM a\r\nCMD x\n', findings: [{ ...manual, place: { line: 2, column: 3 } }, { ...manual, place: { line: 2, column: 6 } }, { ...manual, place: { line: 3, column: 1 } }] })]));
  const regions = results.map(({ locations }) => JSON.stringify(Object.values(locations[0]?.physicalLocation.region ?? {})));
  assert.equal(regions, ['[2,3,2,6]', '[2,1,2,6]', '[3,1,3,1]']);
});

test('a waived stage is a suppressed result, and alerts of one line have fingerprints of their own', () => {
  const note = { code: 'waived', place: { line: 1, column: 1 }, message: 'm', evidence: [] } as const;
  const [waived] = read(runOf([fileOf('a', 'clean', { notes: [note] })])).results;
  assert.is(waived?.ruleId, 'waived');
  assert.is(waived?.level, 'note');
  assert.equal(waived?.suppressions, [{ kind: 'inSource' }]);
  const alerts = read(runOf([fileOf('a', 'manual', { findings: [manual, { ...manual, transform: 'add-user' }] })])).results;
  const hashes = alerts.map(({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash']);
  assert.is(new Set(hashes).size, 2);
  for (const hash of hashes) assert.match(hash ?? '', /^[0-9a-f]{16}:1$/);
});

test('a file that could not be worked on is a notification, and the run was no success', () => {
  const reason: Rewrite['reason'] = { code: 'unreadable', line: 0, message: 'permission denied' };
  const { log, results } = read(runOf([fileOf('a', 'failed', { reason })]));
  assert.equal(results, []);
  const [invocation] = log.runs[0].invocations;
  assert.is(invocation.executionSuccessful, false);
  const [notification] = invocation.toolExecutionNotifications;
  assert.equal(notification?.descriptor, { id: 'unreadable' });
  assert.is(notification?.level, 'error');
  assert.match(notification?.message.text ?? '', /^permission denied\n/);
});

for (const [name, text] of Object.entries({
  plain: CHANGED,
  crlf: CHANGED.replaceAll('\n', '\r\n'),
  'byte order mark': `\ufeff${CHANGED}`,
  'a user is created': CREATED,
  'no final newline': CHANGED.slice(0, -1),
  'astral characters': CHANGED.replace('CMD', '# 🚀🚀\nCMD'),
})) {
  test(`the fix of a file gives what unroot writes: ${name}`, () => {
    const file = rewritten(text);
    assert.is(file.status, 'changed');
    const { results } = read(runOf([file]));
    const whole = results.filter(({ ruleId, fixes }) => ruleId === 'runs-as-root' && fixes !== undefined);
    assert.is(whole.length, 1);
    for (const { fixes = [] } of whole) for (const fix of fixes) assert.is(apply(text, fix), file.after);
    for (const { ruleId, fixes = [] } of results) {
      if (ruleId === 'smart-quotes') assert.is(apply(text, fixes[0] ?? { artifactChanges: [] }), text.replaceAll(/[“”]/g, '"'));
    }
  });
}

test('no fix for what is held back, for what was written, and for a file that failed', () => {
  const held = 'FROM node:20\nWORKDIR /app\nEXPOSE 80\nCMD ["node", "server.js"]\n';
  const fixesOf = (run: RunResult): number => read(run).results.filter(({ fixes }) => fixes !== undefined).length;
  assert.is(fixesOf(runOf([rewritten(held)])), 0);
  assert.is(fixesOf(runOf([rewritten(held, 'D', true)], { unsafe: true })), 1);
  assert.is(fixesOf(runOf([rewritten(CHANGED)], { verb: 'fix' })), 0);
  const file = rewritten(CHANGED);
  assert.is(fixesOf(runOf([{ ...file, after: file.before, status: 'failed' }])), 0);
});

test('fingerprints stay when lines move, and differ within a file', () => {
  const of = (text: string): readonly (string | undefined)[] => read(runOf([rewritten(text)])).results.map((each) => each.partialFingerprints['unroot/v1']);
  const first = of(CHANGED);
  assert.equal(of(CHANGED.replace('WORKDIR', '# more\n\nWORKDIR')), first);
  assert.is(new Set(first).size, first.length);
  const twice = read(runOf([fileOf('a', 'manual', { findings: [manual, manual] })])).results;
  assert.is.not(twice[0]?.partialFingerprints['unroot/v1'], twice[1]?.partialFingerprints['unroot/v1']);
});

test('texts of strangers: no link in a message, and paths that are URIs', () => {
  for (const text of HOSTILE) {
    const { log, results } = read(hostileRun(text));
    const notifications = log.runs[0].invocations[0].toolExecutionNotifications;
    assert.is(results.length, 5);
    for (const { message, locations } of [...results, ...notifications]) {
      assert.not.match(message.text, /\]\(/);
      assert.not.match(message.text, /[\u001b\u202e\r]/);
      const uri = locations[0]?.physicalLocation.artifactLocation.uri ?? '';
      assert.match(uri, /^(?:file:\/\/)?(?:[A-Za-z0-9._~!'()*/-]|%[0-9A-F]{2})*$/);
      assert.ok(decodeURIComponent(uri).startsWith(text.replace(/\p{Cs}/gu, '\ufffd')));
    }
  }
});

test.run();
