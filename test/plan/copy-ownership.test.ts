import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applyEdits } from '../../src/dockerfile/apply-edits.ts';
import { copyEdits, copyOwnership } from '../../src/plan/copy-ownership.ts';
import { judgedOf, lines } from '../subject.ts';

function given(...text: readonly string[]): string {
  const judged = judgedOf(lines('FROM scratch', 'WORKDIR /app', ...text));
  return applyEdits(judged.file.text, copyEdits(copyOwnership(judged, judged.identity))).split('\n').slice(2).join('\n').trimEnd();
}

const FILES: readonly (readonly [text: readonly string[], after: string])[] = [
  [['COPY a .'], 'COPY --chown=65532:65532 a .'],
  [['ADD a.tar /app/x/'], 'ADD --chown=65532:65532 a.tar /app/x/'],
  [['COPY --from=build /a .'], 'COPY --chown=65532:65532 --from=build /a .'],
  [['COPY --link a .'], 'COPY --chown=65532:65532 --link a .'],
  [['COPY ["a", "."]'], 'COPY --chown=65532:65532 ["a", "."]'],
  [['COPY \\', '  a .'], 'COPY \\\n  --chown=65532:65532 a .'],
  [['COPY -- a .'], 'COPY --chown=65532:65532 -- a .'],
  [['copy   a .'], 'copy   --chown=65532:65532 a .'],
  [['COPY <<EOF conf', 'x', 'EOF'], 'COPY --chown=65532:65532 <<EOF conf\nx\nEOF'],
  // A second --chown would be an error.
  [['COPY --chown=1:1 a .'], 'COPY --chown=1:1 a .'],
  [['COPY seed /data'], 'COPY --chown=65532:65532 seed /data'],
  [['COPY a /etc/'], 'COPY a /etc/'],
  [['COPY a /apps/'], 'COPY a /apps/'],
];

for (const [text, after] of FILES) {
  test(text.join(' / '), () => assert.is(given(...text), after));
}

test('names where the image has them, numbers where those are known', () => {
  const owner = (...text: readonly string[]): string => {
    const judged = judgedOf(lines(...text, 'WORKDIR /app', 'COPY a .', 'CMD ["/app/a"]'));
    return copyOwnership(judged, judged.identity).map((copy) => copy.owner).join();
  };
  assert.is(owner('FROM gcr.io/distroless/static-debian12', 'USER nonroot', 'USER root'), '65532:65532');
  assert.is(owner('FROM scratch', 'COPY passwd /etc/passwd', 'USER svc', 'USER root'), 'svc');
  assert.is(owner('FROM scratch', 'USER svc', 'USER root'), '65532:65532');
});

test('the policy', () => {
  const count = (ownership: 'copy' | 'none'): number => {
    const judged = judgedOf(lines('FROM scratch', 'WORKDIR /app', 'COPY a .', 'COPY --from=build /b .'), { policy: { ownership } });
    return copyOwnership(judged, judged.identity).length;
  };
  assert.is(count('copy'), 1);
  assert.is(count('none'), 0);
});

test('nothing without an application directory', () => {
  const judged = judgedOf(lines('FROM scratch', 'COPY a /', 'CMD ["/a"]'));
  assert.is(copyOwnership(judged, judged.identity).length, 0);
});

test.run();
