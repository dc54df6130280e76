import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pathToUri } from '../../src/report/uri.ts';

const ROWS: Readonly<Record<string, string>> = {
  'services/api/Dockerfile': 'services/api/Dockerfile',
  '../up/Dockerfile': '../up/Dockerfile',
  'a b/c:d/e?f#g%h/ü': 'a%20b/c%3Ad/e%3Ff%23g%25h/%C3%BC',
  'a\\b\n\u001b': 'a%5Cb%0A%1B',
  '/abs/a b': 'file:///abs/a%20b',
  'C:/abs/D': 'file:///C%3A/abs/D',
  '<stdin>': '%3Cstdin%3E',
  '\ud800/🚀': '%EF%BF%BD/%F0%9F%9A%80',
  'javascript:alert(1)': 'javascript%3Aalert(1)',
  '': '',
};

for (const [path, uri] of Object.entries(ROWS)) {
  test(`${JSON.stringify(path)} is ${uri}`, () => {
    assert.is(pathToUri(path), uri);
  });
}

test.run();
