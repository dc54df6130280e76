import * as fc from 'fast-check';
import { directives } from './directives.ts';
import { layOut, layout } from './layout.ts';
import type { Layout } from './layout.ts';
import { globalArg } from './settings.ts';
import { stage } from './stage.ts';
import type { Statement } from './statement.ts';
import { withEndings } from './line-endings.ts';
import type { Endings } from './line-endings.ts';

const PLAIN: Layout = { above: [], indentation: '', keyword: 'upper', gap: ' ', breaks: [], tail: '' };

const endings: fc.Arbitrary<Endings> = fc.record({
  style: fc.oneof({ weight: 6, arbitrary: fc.constant<'lf'>('lf') }, { weight: 2, arbitrary: fc.constant<'crlf'>('crlf') }, { weight: 1, arbitrary: fc.constant<'mixed'>('mixed') }),
  bom: fc.nat(9).map((chance) => chance === 1),
  last: fc.nat(4).map((chance) => chance !== 1),
});

/**
 * A Dockerfile by the grammar: most are such as people write, and most hold something odd somewhere. Shrinks to fewer stages,
 * instructions and words.
 */
export const dockerfile: fc.Arbitrary<string> = fc
  .record({
    head: directives,
    args: fc.oneof({ weight: 4, arbitrary: fc.constant<readonly Statement[]>([]) }, { weight: 1, arbitrary: fc.array(globalArg, { minLength: 1, maxLength: 2 }) }),
    stages: fc.oneof({ weight: 3, arbitrary: fc.array(stage, { minLength: 1, maxLength: 1 }) }, { weight: 2, arbitrary: fc.array(stage, { minLength: 2, maxLength: 3 }) }),
    layouts: fc.array(layout, { maxLength: 30 }),
    endings,
  })
  .map(({ head, args, stages, layouts, endings: ends }) => {
    const statements = [...args, ...stages.flatMap((of, index) => of(index))];
    const lines = statements.flatMap((each, index) => layOut(each, layouts[index] ?? PLAIN, head.escape));
    return withEndings([...head.lines, ...lines], ends);
  });
