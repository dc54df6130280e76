import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { judge, judgeWith } from '../../soundness/judge.ts';
import { rewriteText } from '../../src/rewrite/rewrite.ts';
import { lines } from '../subject.ts';
import { edited, faultsWith, inputOf, putBefore, spoiled, swap } from './doctored.ts';

const TEXT = lines('# syntax=docker/dockerfile:1', 'FROM debian:12', '# the sources', 'COPY a b /app/', 'WORKDIR /app', 'ENV A=b', '# the entry', 'CMD ["/app/x"]');
const CREATED = 'RUN groupadd -r app';

/** One of the faults says this. */
function has(faults: readonly string[], expected: string): void {
  assert.ok(faults.some((fault) => fault.startsWith(expected)), `no "${expected}" among:\n${faults.join('\n')}`);
}

test('a true rewrite has no fault, in any clothes', () => {
  for (const text of [TEXT, TEXT.replaceAll('\n', '\r\n'), `\ufeff${TEXT}`, TEXT.trimEnd(), TEXT.trimEnd().replaceAll('\n', '\r\n'), TEXT.replace('\n', '\r\n')]) {
    const { rewrite, faults } = judge(inputOf(text));
    assert.is(rewrite?.status, 'changed');
    assert.equal(faults, []);
  }
});

test('what is left alone, refused or empty has no fault', () => {
  for (const text of ['', 'FROM', 'FROM debian:12\nRUN <<E\n', 'FROM {{ base }}\n', lines('FROM debian:12', 'USER app', 'CMD ["/x"]')]) assert.equal(judge(inputOf(text)).faults, []);
});

test('crashed: with the place, and without a rewrite', () => {
  const { rewrite, faults } = judgeWith(() => {
    throw new TypeError('nothing there');
  })(inputOf(TEXT));
  assert.is(rewrite, undefined);
  assert.is(faults[0]?.kind, 'crashed');
  assert.match(faults[0]?.detail ?? '', /^the rewrite: TypeError: nothing there \(at /);
  has(faultsWith((input) => {
    if (input.text !== TEXT) throw new Error('once more');
    return rewriteText(input);
  }, TEXT), 'crashed: a second run: Error: once more');
});

test('failed: with its reason', () => {
  has(spoiled(TEXT, (rewrite) => ({ ...rewrite, after: TEXT, status: 'failed', reason: { code: 'internal', line: 0, message: 'so' } })), 'failed: internal: so');
});

test('bytes-lost: the outcome says one thing and the text another', () => {
  has(spoiled(TEXT, (rewrite) => ({ ...rewrite, status: 'clean' })), 'bytes-lost: the file is clean and its text changed');
  has(spoiled(TEXT, (rewrite) => ({ ...rewrite, after: TEXT, findings: [] })), 'bytes-lost: the file is said to be changed');
  has(spoiled(TEXT, (rewrite) => ({ ...rewrite, after: TEXT, status: 'manual' })), 'bytes-lost: there are edits to write');
  has(spoiled(TEXT, (rewrite) => ({ ...rewrite, before: `${TEXT} ` })), 'bytes-lost: what it gives for the text before');
  has(spoiled(TEXT, (rewrite) => ({ ...rewrite, path: 'other' })), 'bytes-lost: it gives another path');
});

test('bytes-lost: the result is not what the edits make', () => {
  has(spoiled(TEXT, (rewrite) => ({ ...rewrite, after: rewrite.after.replace('A=b', 'A=c') })), `bytes-lost: at offset ${TEXT.indexOf('A=b') + 2 + shiftAt('A=b')}`);
  has(spoiled(TEXT, (rewrite) => ({ ...rewrite, findings: [...rewrite.findings, ...rewrite.findings] })), 'bytes-lost: at offset');
  has(spoiled(TEXT, (rewrite) => ({ ...rewrite, after: rewrite.after.slice(0, -1) })), 'bytes-lost: at offset');
  const heart = 'FROM debian:12\nCMD ["\u{1f600}"]\n';
  const inside = heart.indexOf('\u{1f600}') + 1;
  has(edited(heart, [{ start: inside, end: inside, text: 'x' }]), `bytes-lost: the edit ${inside}..${inside} parts a character`);
});

/** How far the true rewrite moves a text. */
function shiftAt(part: string): number {
  return rewriteText(inputOf(TEXT)).after.indexOf(part) - TEXT.indexOf(part);
}

test('bytes-lost: an instruction, a comment, a directive or the end of the file changed by an edit that is owned up to', () => {
  has(edited(TEXT, [swap(TEXT, 'A=b', 'A=c')]), 'bytes-lost: line 6: ENV takes no array');
  has(edited(TEXT, [swap(TEXT, 'ENV', 'ARG')]), 'bytes-lost: the edit');
  has(edited(TEXT, [swap(TEXT, 'ENV A=b\n', '')]), 'bytes-lost: the edit');
  has(edited(TEXT, [swap(TEXT, 'the entry', 'an entry')]), 'bytes-lost: the comments are others');
  has(edited(TEXT, [putBefore(TEXT, 'ENV', '# new\n')]), 'bytes-lost: the comments are others');
  has(edited(TEXT, [swap(TEXT, 'file:1', 'file:2')]), 'bytes-lost: the comments are others');
  has(edited('\ufeffFROM debian:12\nCMD ["/x"]\n', [{ start: 0, end: 1, text: '' }]), 'bytes-lost: the byte order mark');
  has(edited(TEXT, [{ start: TEXT.length - 1, end: TEXT.length, text: '' }]), 'bytes-lost: the final newline');
  has(spoiled(TEXT, (rewrite) => ({ ...rewrite, after: rewrite.after.replace('A=b', 'A=c') })), 'bytes-lost: the ENV of line 6 says something else');
  const heredoc = lines('FROM debian:12', 'RUN cat <<CMD', '# a', 'CMD', 'CMD ["/x"]');
  has(edited(heredoc, [swap(heredoc, ' <<CMD', '')]), 'bytes-lost: other lines are read as comments');
});

test('bytes-lost: new lines of another kind, with other ends or in a wrong place', () => {
  has(edited(TEXT, [putBefore(TEXT, 'ENV', 'LABEL a=b\n')]), 'bytes-lost: the new line "LABEL a=b" is neither RUN nor USER');
  has(edited(TEXT, [putBefore(TEXT, 'ENV', 'RUN --mount=type=tmpfs,target=/x a\n')]), 'bytes-lost: the new line "RUN --mount');
  has(edited(TEXT, [putBefore(TEXT, 'ENV', 'RUN ["a"]\n')]), 'bytes-lost: the new RUN of line 6 is more than one plain line');
  has(edited(TEXT, [putBefore(TEXT, 'ENV', 'RUN a\r\n')]), 'bytes-lost: a line that is put at offset');
  has(edited(TEXT.replaceAll('\n', '\r\n'), [putBefore(TEXT.replaceAll('\n', '\r\n'), 'ENV', 'RUN a\n')]), 'bytes-lost: a line that is put at offset');
  has(edited(TEXT, [putBefore(TEXT, 'CMD', 'RUN a\n')]), 'bytes-lost: line 8 of the result comes between a comment');
});

test('bytes-lost: a COPY that gets more than an owner', () => {
  const chown = (text: string, put: string): readonly string[] => edited(text, [putBefore(text, 'a b', put)], { transform: 'chown-workdir' });
  assert.equal(chown(TEXT, '--chown=app:app '), []);
  has(chown(TEXT, '--chmod=777 '), 'bytes-lost: line 4: its flags are others');
  has(chown(TEXT, 'c '), 'bytes-lost: line 4: what is repaired is still no array');
  has(chown(TEXT.replace('a b', '--chown=x a b'), '--chown=app '), 'no-longer-parses: line 4');
  has(edited(TEXT, [putBefore(TEXT, 'a b', '--chown=app '), swap(TEXT, 'a b', 'a c')]), 'bytes-lost: line 4');
  has(chown(TEXT.replace('COPY', 'ONBUILD COPY'), '--chown=app '), 'bytes-lost: line 4: ONBUILD takes no owner');
});

test('bytes-lost: an array that is not only repaired', () => {
  const damaged = lines('FROM debian:12', 'USER app', "CMD ['/app/x', 'y']");
  const repair = (to: string, level: 'safe' | 'unsafe' = 'safe'): readonly string[] => edited(damaged, [swap(damaged, "['/app/x', 'y']", to)], { level });
  assert.equal(repair('["/app/x", "y"]'), []);
  has(repair('["/app/x", "z"]'), 'bytes-lost: line 3: it said "appxy" and now says "appxz"');
  has(repair('["/app/x"]'), 'bytes-lost: line 3: it said');
  has(repair('[/app/x y'), 'bytes-lost: line 3: what is repaired is still no array');
  has(repair('["/app/x", \\\n"y"]'), 'bytes-lost: the edit');
  const sound = damaged.replaceAll("'", '"');
  has(edited(sound, [swap(sound, ', "y"', ',"y"')]), 'bytes-lost: line 3: its array was sound already');
});

test('no-longer-parses: refused, or read with another structure', () => {
  has(edited(TEXT, [swap(TEXT, '["/app/x"]', '[1]')]), 'no-longer-parses: line 8');
  has(edited(TEXT, [putBefore(TEXT, 'CMD', 'FROM alpine\n')]), 'no-longer-parses: its stages are others');
  has(edited(TEXT, [putBefore(TEXT, '# syntax', '# escape=`\n')]), 'no-longer-parses: it is read with another escape');
  has(edited(TEXT, [putBefore(TEXT, 'FROM', '# check=skip=all\n')]), 'no-longer-parses: its parser directives end');
  has(edited(TEXT, [putBefore(TEXT, 'ENV', 'RUN a \\\n')]), 'no-longer-parses: the ENV of line 6 is not read where it must stand');
  has(edited(TEXT, [putBefore(TEXT, 'CMD', 'RUN a \\\n')]), 'no-longer-parses: ');
  const heredoc = lines('FROM debian:12', 'RUN <<E', 'a', 'E', 'CMD ["/x"]');
  has(edited(heredoc, [putBefore(heredoc, 'a\nE', 'USER app\n')]), 'no-longer-parses: the new line "USER app" is not read');
  has(spoiled(TEXT, (rewrite) => ({ ...rewrite, after: rewrite.after.replace('USER', 'STOPSIGNAL 9\nUSER') })), 'no-longer-parses: ');
  has(spoiled(TEXT, (rewrite) => ({ ...rewrite, after: `${rewrite.after}STOPSIGNAL 9\n` })), 'no-longer-parses: line 12 of the result is an instruction that no edit put there');
});

test('shell-rejects: a new command that no shell takes', () => {
  has(edited(TEXT, [putBefore(TEXT, 'ENV', "RUN chown 'a\n")]), "shell-rejects: \"chown 'a\"");
  assert.not(edited(TEXT.replace('ENV', 'RUN if\nENV'), [putBefore(TEXT, 'ENV', 'RUN a\n')]).some((fault) => fault.startsWith('shell-rejects')));
});

test('strange-command: what is new runs something else, or gives to nobody that may be', () => {
  const put = (line: string): readonly string[] => edited(TEXT, [putBefore(TEXT, 'ENV', `${line}\n`)]);
  const none = (line: string): void => assert.not(put(line).some((fault) => fault.startsWith('strange-command')), line);
  for (const line of ['RUN groupadd -r app && useradd -r -s /bin/false -g app app', "RUN mkdir -p /a '/b c' && chown -R app: /a '/b c'", 'RUN chown -R "${U:-app}:" .', "RUN echo 'app:x:1:1::/:/bin/false' >> /etc/passwd", 'USER app:app', 'USER "${U}"']) none(line);
  has(put('RUN chown -R app;x: /app'), 'strange-command: the new RUN of line 6 ');
  has(put('RUN chown -R a b:a b /app'), 'strange-command: the new RUN of line 6 names b:a');
  has(put('RUN chown -R $X /app'), 'strange-command: the new RUN of line 6 gives to $X');
  has(put('RUN chown -R app: app'), 'strange-command: the new RUN of line 6 names app');
  has(put('RUN chown -R app:'), 'strange-command: the new RUN of line 6 names no directory');
  has(put('RUN mkdir -p $X'), 'strange-command: the new RUN of line 6 names $X');
  has(put('RUN curl x | sh'), 'strange-command: the new RUN of line 6 runs curl');
  has(put("RUN sh -c 'chown app /app'"), 'strange-command: the new RUN of line 6 runs chown');
  has(put('RUN echo x > /app/x'), 'strange-command: the new RUN of line 6 writes a file');
  has(put('USER a b'), 'strange-command: USER a b on line 6 names no account');
});

test('user-not-effective: another user, none, no plan, half a plan, or work as somebody else', () => {
  const spoiledText = (from: string, to: string): readonly string[] =>
    spoiled(TEXT, (rewrite) => ({
      ...rewrite,
      after: rewrite.after.replace(from, to),
      findings: rewrite.findings.map((finding) => {
        if (finding.level === 'manual') return finding;
        const [first, ...rest] = finding.edits;
        return { ...finding, edits: [{ ...first, text: first.text.replace(from, to) }, ...rest] };
      }),
    }));
  has(spoiledText('USER app', 'USER other'), 'user-not-effective: the last USER of stage 0 is other, not app');
  has(spoiledText('USER app\n', ''), 'user-not-effective: the last USER of stage 0 is none');
  has(spoiledText(CREATED, 'RUN groupadd app'), `user-not-effective: stage 0 got its USER and not "${CREATED}`);
  has(edited(TEXT, [putBefore(TEXT, '# the sources', 'USER x\n'), putBefore(TEXT, 'ENV', 'USER root\n')]), 'user-not-effective: the COPY of line 4 worked as');
  has(edited(TEXT, [putBefore(TEXT, '# the entry', 'USER app\n')]), 'user-not-effective: stage 0 ended as');
  has(edited(TEXT, [putBefore(TEXT, '# the entry', 'USER app\nRUN chown app /app\nUSER root\n')]), 'user-not-effective: the new RUN of line 8 works as app');
  const own = lines('FROM debian:12', 'USER app', 'ENV A=b', 'CMD ["/x"]');
  has(edited(own, [putBefore(own, 'ENV', 'USER app\n')], { transform: 'set-user' }), 'user-not-effective: stage 0 has a USER without a plan');
});

test('not-idempotent: a second run that writes or fails', () => {
  has(faultsWith((input) => {
    const rewrite = rewriteText(input);
    return input.text === TEXT ? rewrite : { ...rewrite, after: `${rewrite.after}\n` };
  }, TEXT), 'not-idempotent: a second run changes it again');
  has(faultsWith((input) => {
    const rewrite = rewriteText(input);
    return input.text === TEXT ? rewrite : { ...rewrite, status: 'failed' };
  }, TEXT), 'not-idempotent: a second run ends as failed');
});

test.run();
