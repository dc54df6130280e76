import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { REASONS } from '../../src/reasons/reasons.ts';
import type { Reason } from '../../src/reasons/types.ts';
import { inFolder, unroot } from '../cli/harness.ts';
import { isShownByFile } from './in-a-file.ts';
import { filesOf, readPage } from './page.ts';
import type { Page } from './page.ts';

const PAGES = fileURLToPath(new URL('../../../docs/reasons/', import.meta.url));
const ALL: readonly Reason[] = REASONS;
const WIDEST = 100;
/** Paths of somebody's machine. Those inside a container (`/srv/shop`, `/root`) are part of the matter. */
const LOCAL_PATHS = ['/Users/', 'C:\\Users', 'file://'];
/** A file shows them and no page can: options of the command line, and bytes that a page cannot hold. */
const NOT_IN_TEXT: ReadonlySet<string> = new Set(['part-left-out', 'not-utf8', 'binary', 'lone-carriage-return', 'too-large', 'empty']);

/** Why a file counts as not parsed. */
const UNREAD: ReadonlySet<string> = new Set(['structure-unclear', 'not-a-dockerfile']);

function textOf(code: string): string {
  return readFileSync(join(PAGES, `${code}.md`), 'utf8');
}

interface Report {
  readonly files: readonly {
    readonly status: string;
    readonly reason?: { readonly code: string };
    readonly findings: readonly { readonly code: string }[];
    readonly notes: readonly { readonly code: string }[];
  }[];
}

/** What `unroot check` says of an example. */
async function check(files: Readonly<Record<string, string>>): Promise<Report['files']> {
  const reports: Report['files'][] = [];
  await inFolder(files, async (cwd) => {
    const { stdout, stderr } = await unroot(['check', '--format', 'json', '.'], { cwd });
    assert.ok(stdout !== '', stderr);
    const report: Report = JSON.parse(stdout);
    reports.push(report.files);
  });
  return reports.flat();
}

const findingsOf = (files: Report['files']): readonly string[] => files.flatMap(({ findings }) => findings.map(({ code }) => code));

const codesOf = (files: Report['files']): readonly string[] => [
  ...findingsOf(files),
  ...files.flatMap(({ reason, notes }) => [...(reason === undefined ? [] : [reason.code]), ...notes.map(({ code }) => code)]),
];

test('there is one page for each reason, and none besides', () => {
  const pages = readdirSync(PAGES).filter((name) => name !== 'README.md');
  assert.equal(pages.toSorted(), ALL.map(({ code }) => `${code}.md`).toSorted());
});

for (const reason of ALL) {
  const { code, outcome, summary } = reason;
  if (!existsSync(join(PAGES, `${code}.md`))) continue;

  test(`${code}: the page has its parts`, () => {
    const text = textOf(code);
    const page = readPage(text);
    assert.equal(page.head, [`# ${code}`, `${outcome}: ${summary}`]);
    assert.equal(page.sections.map(({ title }) => title), ['Why', 'Before', 'After', 'Verify', 'Waive']);
    for (const { title, prose, blocks } of page.sections) assert.ok(prose.length + blocks.length > 0, `${title} is empty`);
    const why = page.sections[0]?.prose.length ?? 0;
    assert.ok(why >= 2 && why <= 8, `Why has ${why} lines`);
    for (const line of page.prose) assert.ok(line.length <= WIDEST, `${line.length} characters: ${line}`);
    for (const path of LOCAL_PATHS) assert.not.ok(text.includes(path), path);
    assert.ok(text.endsWith('\n') && !text.endsWith('\n\n'));
  });

  test(`${code}: Waive names what there is`, () => {
    const waive = readPage(textOf(code)).sections.at(-1)?.prose.join(' ') ?? '';
    const assumable = outcome === 'unsafe' && reason.of === undefined;
    assert.is(waive.includes(`--assume ${code}`), assumable);
    assert.is(waive.includes(`"assume": ["${code}"]`), assumable);
    if (reason.assumption !== undefined) assert.ok(waive.includes(`--assume ${reason.assumption}`), reason.assumption);
    if (outcome === 'safe' || outcome === 'unsafe') assert.ok(waive.includes(`# unroot ignore=${code} reason`));
  });

  if (!isShownByFile(reason) || NOT_IN_TEXT.has(code)) continue;

  test(`${code}: Before has it`, async () => {
    const files = filesOf(readPage(textOf(code)), 'Before');
    const codes = codesOf(await check(files));
    assert.ok(codes.includes(code), `reported: ${codes}`);
  });

  test(`${code}: After has it no more`, async () => {
    const report = await check(filesOf(readPage(textOf(code)), 'After'));
    assert.ok(report.length > 0, 'no Dockerfile');
    assert.not.ok(codesOf(report).includes(code));
    assert.not.ok(report.some(({ status, reason: why }) => status === 'failed' || UNREAD.has(why?.code ?? '')));
    if (outcome !== 'safe' && outcome !== 'unsafe') return;
    // Readers copy it: it leaves nothing to do.
    assert.equal(codesOf(report).filter((each) => each !== 'non-root' && each !== 'drops-privileges'), []);
  });

  if (outcome !== 'safe') continue;

  test(`${code}: After is what fix writes`, async () => {
    const page: Page = readPage(textOf(code));
    const before = filesOf(page, 'Before');
    await inFolder(before, async (cwd) => {
      const { stdout } = await unroot(['fix', '-'], { cwd, stdin: before['Dockerfile'] ?? '' });
      assert.is(stdout, filesOf(page, 'After')['Dockerfile']);
    });
  });
}

test.run();
