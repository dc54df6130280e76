import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatReport } from '../../src/report/format-report.ts';
import type { Format } from '../../src/report/format-report.ts';
import { githubCommand, HOSTILE, hostileRun, UNSEEN } from './hostile.ts';
import { endsSoon } from '../ends-soon.ts';

const FORMATS: readonly Format[] = ['full', 'concise', 'json', 'sarif', 'github', 'markdown', 'html', 'message'];

for (const format of FORMATS) {
  test(`${format}: nothing hides, moves the cursor or is a command of a CI system`, () => {
    for (const text of HOSTILE) {
      for (const verb of ['check', 'diff', 'fix'] as const) {
        const report = formatReport(format, hostileRun(text, { verb, pageOf: () => text }));
        for (const line of report.split('\n')) {
          const name = JSON.stringify([text, line.slice(0, 400)]);
          assert.not(UNSEEN.test(line), name);
          assert.not(/##[a-z]*\[/i.test(line), name);
          const command = githubCommand(line)?.name;
          if (format === 'github') assert.ok(line === '' || ['error', 'warning', 'notice'].includes(command ?? ''), name);
          else assert.is(command, undefined, name);
        }
      }
    }
  });

  test(`${format}: colour changes no text`, () => {
    for (const text of HOSTILE) {
      const plain = formatReport(format, hostileRun(text));
      assert.is(formatReport(format, hostileRun(text, { color: true })).replaceAll(/\u001b\[\d*m/g, ''), plain);
    }
  });

  test(`${format}: the same run gives the same text, and an empty one is no error`, () => {
    assert.is(formatReport(format, hostileRun('a b')), formatReport(format, hostileRun('a b')));
    assert.type(formatReport(format, { ...hostileRun('x'), files: [] }), 'string');
  });

  test(`${format}: long hostile texts end soon`, () => {
    for (const unit of ['#', '`', '(', ')', '::', '##[', '<', '[', '"', '\u001b', ' ', '\\', '|', '##a']) {
      endsSoon(() => formatReport(format, hostileRun(unit.repeat(20_000))), unit);
    }
  });
}

test('json keeps every value', () => {
  for (const text of HOSTILE) {
    const [file] = JSON.parse(formatReport('json', hostileRun(text))).files;
    assert.is(file.path, `${text}/Dockerfile`);
    assert.is(file.findings[0].message, text);
    assert.is(file.findings[0].evidence[1].file, text);
    assert.is(file.findings[0].edits[0].text, `USER ${text}\n`);
  }
});

test('one line of full and concise for each thing that is said', () => {
  const lines = (format: Format, text: string): number => formatReport(format, hostileRun(text)).split('\n').length;
  for (const text of HOSTILE) {
    assert.is(lines('concise', text), lines('concise', 'x'), JSON.stringify(text));
    assert.is(lines('full', text), lines('full', 'x'), JSON.stringify(text));
    assert.is(lines('github', text), lines('github', 'x'), JSON.stringify(text));
  }
});

test.run();
