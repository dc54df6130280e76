import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCsv } from '../../../src/bulk/reports/run-csv.ts';
import { escapeLine } from '../../../src/report/escape.ts';
import { HOSTILE, UNSEEN } from '../../report/hostile.ts';
import { fileOf } from '../../report/runs.ts';
import { FORMULAS, hostileRepositories } from './hostile-repositories.ts';
import { HEAD, headOf } from './stored-run.ts';

/** The records of a text, read as RFC 4180 says, with LF. */
function recordsOf(text: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let record: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))([,\n])/y;
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    assert.ok(found, `no CSV: ${text}`);
    record.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === '\n') records.push(record.splice(0));
  }
  assert.equal(record, []);
  return records;
}

test('a header, and one line for each repository', () => {
  const files = [fileOf('a', 'changed'), fileOf('b', 'held-back'), fileOf('c', 'manual'), fileOf('d', 'skipped'), fileOf('e', 'failed'), fileOf('f', 'clean')];
  const text = [...runCsv([
    headOf({ path: 'a/b', status: 'changed', code: 'runs-as-root', message: '2 files: "x", y', files, commit: HEAD }),
    headOf({ path: 'c', status: 'skipped', code: 'no-commits', head: null, branch: null }),
  ])].join('');
  const [ab, c] = [headOf({ path: 'a/b', status: 'changed', code: 'runs-as-root' }).folder, headOf({ path: 'c', status: 'changed', code: 'runs-as-root' }).folder];
  assert.is(text, `path,status,code,message,head,branch,commit,files,files_to_change,held_back,manual,skipped,failed,folder
a/b,changed,runs-as-root,"2 files: ""x"", y",${HEAD},main,${HEAD},6,1,1,1,1,1,${ab}
c,skipped,no-commits,a message,,,,0,0,0,0,0,0,${c}
`);
});

test('no text leaves its cell, and none is a formula', () => {
  for (const hostile of [...HOSTILE, ...FORMULAS]) {
    const heads = hostileRepositories(hostile).map(headOf);
    const text = [...runCsv(heads)].join('');
    assert.not(UNSEEN.test(text), JSON.stringify(hostile));
    assert.is(text.split('\n').length, 6);
    const records = recordsOf(text);
    assert.equal(records.map((record) => record.length), [14, 14, 14, 14, 14]);
    for (const [index, record] of records.slice(1).entries()) {
      for (const cell of record) assert.not.match(cell, /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/, JSON.stringify(hostile));
      const plain = record.map((cell) => cell.replace(/^'(?=[=+\-@\uff1d])/, ''));
      assert.equal([plain[0], plain[3], plain[5]], [heads[index]?.path ?? '', hostile, hostile].map(escapeLine));
    }
  }
});

test.run();
