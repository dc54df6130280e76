import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ownersPrograms } from '../../src/hazards/owners-programs.ts';
import { contextOf } from '../../soundness/context-of.ts';
import { judgedOf, lines } from '../subject.ts';

const CASES: readonly (readonly [shut: boolean, name: string, text: readonly string[]])[] = [
  [true, 'a path', ['RUN chmod u+x /start.sh', 'CMD ["/start.sh"]']],
  [true, 'a name along PATH', ['RUN chmod u+x /usr/local/bin/serve', 'CMD ["serve"]']],
  [true, 'a name along the PATH of the file', ['ENV PATH=/opt/x/bin:$PATH', 'RUN chmod u+x /opt/x/bin/serve', 'CMD ["serve"]']],
  [true, 'the group besides', ['RUN chmod ug+x /start.sh', 'CMD ["/start.sh"]']],
  [true, 'all of its rights', ['RUN chmod u=rwx /start.sh', 'CMD ["/start.sh"]']],
  [true, 'and write for the group', ['RUN chmod u+x,g+w /start.sh', 'CMD ["/start.sh"]']],
  [false, 'everybody', ['RUN chmod +x /start.sh', 'CMD ["/start.sh"]']],
  [false, 'others besides', ['RUN chmod u+x,o+x /start.sh', 'CMD ["/start.sh"]']],
  [false, 'everybody later on', ['RUN chmod u+x /start.sh', 'RUN chmod 755 /start.sh', 'CMD ["/start.sh"]']],
  [false, 'what is not started', ['RUN chmod u+x /other.sh', 'CMD ["/start.sh"]']],
  [false, 'another place', ['RUN chmod u+x /opt/serve', 'CMD ["serve"]']],
];

for (const [shut, name, text] of CASES) {
  test(`${name}: ${shut}`, () => assert.is(ownersPrograms(judgedOf(lines('FROM node:22', ...text))).size > 0, shut));
}

test('what the build context lets others run stays so', () => {
  const shut = (mode: number, copy: string): boolean => {
    const judged = judgedOf(lines('FROM node:22', copy, 'RUN chmod u+x /usr/local/bin/serve', 'CMD ["serve"]'));
    return ownersPrograms({ ...judged, context: { ...contextOf({ 'bin/serve': '' }), mode: () => mode } }).size > 0;
  };
  for (const copy of ['COPY bin/serve /usr/local/bin/serve', 'COPY bin/serve /usr/local/bin/', 'COPY bin /usr/local/bin']) {
    assert.ok(shut(0o644, copy), copy);
    assert.not.ok(shut(0o755, copy), copy);
  }
});

test.run();
