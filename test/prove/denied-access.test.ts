import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { deniedAccess, newlyDenied } from '../../src/prove/denied-access.ts';

test('programs tell of a denied access by name or in words', () => {
  const lines = [
    'Error: EACCES: permission denied, open /var/log/x',
    'mkdir: cannot create directory: Permission denied',
    "PermissionError: [Errno 13] Permission denied: '/data/db'",
    'chown: changing ownership of x: Operation not permitted',
    'sh: can not create /x: Read-only file system',
    "Access to the path '/app/keys' is denied.",
    'System.UnauthorizedAccessException: no',
  ];
  assert.equal(deniedAccess(`ready\n${lines.join('\n')}\nlistening on 8080\n`), lines);
});

test('other lines do not', () => {
  assert.equal(deniedAccess('permissions of 3 files set\nEACCESS granted\nnothing denied\n'), []);
});

test('each kind is told once, however often it is printed', () => {
  const log = Array.from({ length: 1000 }, (_, index) => `2024-01-01 10:00:${index} EPERM pid ${index}`).join('\n');
  assert.is(deniedAccess(log).length, 1);
});

test('what was printed before too is no news', () => {
  assert.equal(newlyDenied(['[12] EPERM a'], ['[31] EPERM a', '[31] EPERM b']), ['[31] EPERM b']);
});

test.run();
