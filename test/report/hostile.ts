import type { Rewrite } from '../../src/rewrite/types.ts';
import type { RunResult } from '../../src/report/types.ts';
import { runOf } from './runs.ts';

/** What a stranger may write into a path or a file, to reach beyond the report. */
export const HOSTILE: readonly string[] = [
  '\u001b[2J\u001b[1;1Hgone',
  '\u009b31m\u0007\u0008',
  'safe\u202egnp.sh\u2066',
  'a\u200b\u00ad\ufeffb',
  'hidden\u{e0041}\u{e007f}\ufe0f\u3164\u115f',
  'a\nb\r\nc\rd',
  '\u2028 b \u2029 c \u0085 d',
  '\ud800 lone \udfff',
  '::set-output name=x::y',
  ' \t::add-mask::secret',
  '\u3000::warning file=a::b',
  '\u200b::error::hidden start',
  '\n::stop-commands::x\n',
  ':',
  'x ##[command]rm y',
  '##[group]x',
  '###[error]x',
  '##\ufe0f[warning]x',
  '##vso[task.setvariable variable=a]b',
  '##VSO[build.updatebuildnumber]1',
  "##teamcity[buildStatus status='SUCCESS']",
  '<script>alert(1)</script>',
  '<!-- x --><img src=x onerror=alert(1)>',
  '--> ]]> </pre></style></code>',
  '"\'><a href="javascript:alert(1)">',
  '&lt;b&gt; &amp; &#60;',
  '`x` ``y`` ```z',
  '```\n# out of the fence\n```',
  '~~~',
  'a|b\\|c\\\\|d',
  '@user @org/team #123 GH-123 owner/repo#1 deadbeefcafe defaced',
  '[text](https://evil.example) ![i](https://evil.example/i.png) ](x)',
  'https://evil.example www.evil.example a@b.example',
  '**bold** _it_ ~~no~~ # head - item 1. :smile: $x$ \\[ \\',
  '</details><summary>',
  '%0A::error::x %0D %25 %3A %2C, line=1:title=x',
  '',
  ' ',
];

const REASON = { code: 'structure-unclear', line: 2 } as const;

/** A run in which every text of a stranger is this one: paths, messages, evidence, reasons, notes and contents. */
export function hostileRun(text: string, rest: Partial<RunResult> = {}): RunResult {
  const place = { line: 3, column: 1 };
  const evidence = [{ text }, { file: text, place, text }, { place, text }];
  const shared = { code: 'low-port', place, message: text, evidence } as const;
  const before = `FROM a\nRUN <<EOF\n${text}\nEOF\nCMD x\n`;
  const start = before.lastIndexOf('CMD');
  const after = `${before.slice(0, start)}USER ${text}\n${before.slice(start)}`;
  const edits = [{ start, end: start, text: `USER ${text}\n` }] as const;
  const path = `${text}/Dockerfile`;
  const files: readonly Rewrite[] = [
    {
      path,
      before,
      after,
      status: 'manual',
      findings: [
        { ...shared, transform: 'set-user', level: 'safe', edits },
        { ...shared, transform: 'set-user', level: 'unsafe', edits },
        { ...shared, transform: 'set-user', level: 'manual' },
      ],
      notes: [shared],
    },
    { path: text, before, after: before, status: 'skipped', reason: { ...REASON, message: text }, findings: [], notes: [] },
    { path: text, before: '', after: '', status: 'failed', reason: { code: 'unreadable', line: 0, message: text }, findings: [], notes: [] },
    { path, before, after: before, status: 'clean', findings: [], notes: [] },
  ];
  return runOf(files, rest);
}

/** What none of the outputs may hold, line ends and tabs aside. */
export const UNSEEN: RegExp = /[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\u{e0000}-\u{e007f}]|\p{Cs}/u;

/** Whether GitHub Actions runs a line, read as its documentation and its runner's source say; any name counts as a command. */
export function githubCommand(line: string): { readonly name: string; readonly properties: ReadonlyMap<string, string>; readonly data: string } | undefined {
  const text = line.trimStart();
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1;
  if (end < 0) return undefined;
  const head = text.slice(2, end);
  const blank = head.indexOf(' ');
  const pairs = blank < 0 ? [] : head.slice(blank + 1).split(',').map((pair) => pair.split('='));
  const properties = new Map(pairs.map(([name = '', ...value]) => [name, decode(decode(value.join('='), ':', '%3A'), ',', '%2C')] as const));
  return {
    name: blank < 0 ? head : head.slice(0, blank),
    properties: new Map([...properties].map(([name, value]) => [name, decode(value, '%', '%25')])),
    data: decode(text.slice(end + 2), '%', '%25'),
  };
}

function decode(text: string, sign: string, written: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll(written, sign);
}
