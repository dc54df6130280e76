import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ALONE } from '../../../src/context/surroundings.ts';
import { parse } from '../../../src/dockerfile/parse.ts';
import { toSourceOffset } from '../../../src/dockerfile/source-map.ts';
import type { Dockerfile, Instruction } from '../../../src/dockerfile/types.ts';
import { rewriteText } from '../../../src/rewrite/rewrite.ts';
import type { Rewrite } from '../../../src/rewrite/types.ts';
import { render } from './render.ts';

/** A rule of the grammar: its name, a text that shows it, and what must come out of it, as `render` says it. */
export type Rule = readonly [name: string, text: string, gives: readonly string[]];

const STAGE = ['FROM node:20', 'WORKDIR /app', 'COPY . .', 'CMD ["node", "a.js"]'];

/** Runs each rule through both readers, and through the whole rewrite alone and with a stage behind it that changes. */
export function checkRules(rules: readonly Rule[]): void {
  for (const [name, text, gives] of rules) {
    test(name, () => {
      assert.is(render(text).join('\n'), gives.join('\n'));
      const parsed = parse(text);
      const alone = rewrite(text);
      if (!parsed.ok) {
        assert.is(alone.status, 'skipped');
        assert.is(alone.after, text);
        if (alone.reason?.code !== 'template') assert.is(JSON.stringify(alone.reason), JSON.stringify(parsed.refusal));
        return;
      }
      checkSourceMap(parsed.dockerfile);
      checkKept(parsed.dockerfile, alone);
      const eol = text.includes('\r\n') ? '\r\n' : '\n';
      const longer = `${text.replace(/\r?\n$/, '')}${eol}${STAGE.map((line) => `${line}${eol}`).join('')}`;
      const parsedLonger = parse(longer);
      // A continuation or a heredoc that reaches to the end of the text takes the stage in.
      if (!parsedLonger.ok || parsedLonger.dockerfile.instructions.length !== parsed.dockerfile.instructions.length + STAGE.length) return;
      const result = rewrite(longer);
      checkKept(parsedLonger.dockerfile, result);
      if (result.status !== 'skipped') assert.ok(result.after.includes(`${eol}USER node${eol}CMD ["node", "a.js"]`), 'the stage behind it is rewritten');
    });
  }
}

function rewrite(text: string): Rewrite {
  return rewriteText({ path: 'Dockerfile', text, policy: { unsafe: true, only: [], skip: [] }, surroundings: ALONE });
}

/** The joined text of each instruction stands where its source map says. */
function checkSourceMap({ text, instructions }: Dockerfile): void {
  for (const instruction of instructions) {
    const characters = [...instruction.text.split('').keys()].map((offset) => text.charAt(toSourceOffset(instruction, offset)));
    assert.is(characters.join(''), instruction.text);
  }
}

/** Bytes outside the edits are kept, and so are all instructions that no edit touches, in their order, and all comments. */
function checkKept(before: Dockerfile, { status, before: text, after, findings }: Rewrite): void {
  assert.is.not(status, 'failed');
  assert.is(text, before.text);
  if (after === text) return;
  const edits = findings.flatMap((finding) => (finding.level === 'manual' ? [] : finding.edits)).toSorted((a, b) => a.start - b.start || a.end - b.end);
  let position = 0;
  let offset = 0;
  for (const edit of [...edits, { start: text.length, end: text.length, text: '' }]) {
    const kept = text.slice(offset, edit.start);
    assert.is(after.slice(position, position + kept.length), kept);
    position += kept.length + edit.text.length;
    offset = edit.end;
  }
  assert.is(position, after.length);

  const parsed = parse(after);
  assert.ok(parsed.ok, 'the new text can be read');
  const { comments, escape, instructions } = parsed.dockerfile;
  assert.is(escape, before.escape);
  assert.is(comments.map((comment) => comment.text).join('\n'), before.comments.map((comment) => comment.text).join('\n'));
  const left = instructions.map(sameText);
  let from = 0;
  for (const instruction of before.instructions) {
    const { span } = instruction;
    if (edits.some((edit) => edit.end > span.start && edit.start <= span.end)) continue;
    const found = left.indexOf(sameText(instruction), from);
    assert.ok(found !== -1, `${instruction.text} is kept`);
    from = found + 1;
  }
}

function sameText({ text, heredocs }: Instruction): string {
  return JSON.stringify([text, heredocs.map(({ name, content }) => [name, content])]);
}
