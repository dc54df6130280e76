import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { execQuotes } from '../../transforms/exec-quotes.ts';
import { applyEdits } from '../../src/dockerfile/apply-edits.ts';
import { gatherFacts } from '../../src/facts/gather.ts';
import type { Finding } from '../../src/rewrite/types.ts';
import { dockerfile, POLICY, shown } from '../subject.ts';

function findings(text: string): readonly Finding[] {
  const file = dockerfile(text);
  return execQuotes.run({ file, facts: gatherFacts(file), outcomes: [], policy: POLICY });
}

/** The instruction as repaired, whatever the level. */
function repaired(instruction: string): string {
  const text = `FROM a\n${instruction}\n`;
  const edits = findings(text).flatMap((finding) => (finding.level === 'manual' ? [] : finding.edits));
  return applyEdits(text, edits).slice('FROM a\n'.length, -1);
}

const REPAIRS: readonly (readonly [before: string, after: string])[] = [
  ["CMD ['a', 'b']", 'CMD ["a", "b"]'],
  ['CMD [“a”, “b”]', 'CMD ["a", "b"]'],
  ['ENTRYPOINT ["a", "b",]', 'ENTRYPOINT ["a", "b"]'],
  ["RUN ['a']", 'RUN ["a"]'],
  ["VOLUME ['/data']", 'VOLUME ["/data"]'],
  ["COPY ['a b', '/c']", 'COPY ["a b", "/c"]'],
  ["COPY --from=x ['a', '/c']", 'COPY --from=x ["a", "/c"]'],
  ["ADD ['a', '/c']", 'ADD ["a", "/c"]'],
  ["HEALTHCHECK --interval=5s CMD ['curl', 'x']", 'HEALTHCHECK --interval=5s CMD ["curl", "x"]'],
  ["ONBUILD CMD ['a']", 'ONBUILD CMD ["a"]'],
  ["cmd ['a', \\\n     'b']", 'cmd ["a", \\\n     "b"]'],
  ["CMD ['a', \\\n# why\n 'b']", 'CMD ["a", \\\n# why\n "b"]'],
  // Nothing is wrong with these, or they are no arrays.
  ['CMD ["a", "b"]', 'CMD ["a", "b"]'],
  ["CMD echo 'a'", "CMD echo 'a'"],
  ["RUN [ -f x ] && echo 'a'", "RUN [ -f x ] && echo 'a'"],
  ["ENV A=['a']", "ENV A=['a']"],
  ["LABEL a=['b']", "LABEL a=['b']"],
  ["HEALTHCHECK NONE", "HEALTHCHECK NONE"],
  ["RUN <<EOF\nCMD ['a']\nEOF", "RUN <<EOF\nCMD ['a']\nEOF"],
];

for (const [before, after] of REPAIRS) {
  test(JSON.stringify(before), () => assert.is(repaired(before), after));
}

test('only delimiters: safe; a guess: unsafe', () => {
  assert.is(findings("FROM a\nCMD ['a']\n")[0]?.level, 'safe');
  assert.is(findings('FROM a\nCMD [a, b]\n')[0]?.level, 'unsafe');
});

test('the message names the instruction that holds the array', () => {
  assert.match(findings("FROM a\nHEALTHCHECK CMD ['a']\n")[0]?.message ?? '', 'The HEALTHCHECK array has single quotes');
  assert.match(findings("FROM a\nONBUILD CMD ['a']\n")[0]?.message ?? '', 'The CMD array has single quotes');
});

test('a repair is idempotent', () => {
  assert.is(shown(findings('FROM a\nCMD ["a"]\nHEALTHCHECK CMD ["a"]\n')), '');
});

test('the place is that of the array, and the evidence says the line', () => {
  const [finding] = findings("FROM a\n\n  ONBUILD CMD ['a']\n");
  assert.equal(finding?.place, { line: 3, column: 15 });
  assert.match(finding?.evidence[0]?.text ?? '', "CMD ['a']");
});

test('typographic dashes are reported in shells that take them for names', () => {
  const line = 'RUN tar –xzf a.tgz';
  assert.is(shown(findings(`FROM debian:12\n${line}\n`)), 'exec-quotes manual typographic-dash');
  assert.is(shown(findings(`FROM debian:12\nSHELL ["pwsh", "-Command"]\n${line}\n`)), '');
  assert.is(shown(findings(`FROM mcr.microsoft.com/windows/nanoserver:1809\n${line}\n`)), '');
});

test.run();
