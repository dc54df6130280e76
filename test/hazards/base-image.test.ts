import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { baseImage } from '../../src/hazards/base-image.ts';
import { judgedOf, lines, must, seenBy } from '../subject.ts';
import { hazardTests } from './checks.ts';

hazardTests(baseImage, [
  ['an image that the table has not', 'unknown-base unsafe', ['FROM example.org/x', 'CMD ["x"]']],
  ['a variable without a value', 'unknown-base unsafe', ['ARG I', 'FROM $I', 'CMD ["x"]']],
  ['a variable with a known value', '', ['ARG I=node:20', 'FROM $I', 'CMD ["x"]']],
  ['a whole stage on scratch', 'passwd-replaced unsafe', ['FROM debian:12 AS full', 'FROM scratch', 'COPY --from=full / /', 'CMD ["x"]']],
  ['a stage on scratch that has no system itself', '', ['FROM scratch AS some', 'COPY x /', 'FROM scratch', 'COPY --from=some / /', 'CMD ["/x"]']],
  ['a directory of a stage', '', ['FROM debian:12 AS full', 'FROM scratch', 'COPY --from=full /out/ /', 'CMD ["/x"]']],
  ['an image on scratch, and a program without a directory', '', ['FROM scratch', 'COPY --from=example.org/certificates / /', 'CMD ["/x"]']],
  ['an image on scratch, and a directory to work in', 'passwd-replaced unsafe', ['FROM scratch', 'COPY --from=example.org/system / /', 'WORKDIR /srv/app', 'CMD ["/x"]']],
  ['a known image', '', ['FROM debian:12', 'CMD ["x"]']],
  ["a lower stage's image", 'unknown-base unsafe', ['FROM example.org/x AS base', 'FROM base', 'CMD ["x"]']],
  ['ONBUILD triggers of the image', 'base-onbuild unsafe', ['FROM node:20-onbuild']],
  ['an entry that drops, whose condition CMD does not meet', 'base-entry unsafe', ['FROM postgres:16', 'CMD ["x"]']],
  ['an entry that drops, overridden', '', ['FROM postgres:16', 'ENTRYPOINT ["x"]']],
]);

for (const [name, seen, text] of [
  ['an inherited entry that works as root', true, ['FROM tiangolo/uwsgi-nginx', 'COPY x /x']],
  ['… with an own ENTRYPOINT', false, ['FROM jenkins/ssh-agent', 'ENTRYPOINT ["node"]']],
  ['an inherited init, whatever it starts', true, ['FROM osixia/light-baseimage:1.3.3', 'CMD ["node"]']],
  ['an inherited server of which another hazard speaks', false, ['FROM httpd:2.4', 'COPY x /x']],
  ['in a lower stage', true, ['FROM osixia/openldap:1.5.0 AS base', 'FROM base', 'COPY x /x']],
] as const) {
  test(`${name}: ${seen ? 'root-master' : 'nothing'}`, () => assert.is(seenBy(baseImage, lines(...text)).includes('root-master manual'), seen));
}

test('a server of the image counts where it is started, and its name is enough', () => {
  const seen = (entry: 'root-master' | 'service', ...text: readonly string[]): boolean => {
    const judged = judgedOf(lines('FROM tiangolo/uwsgi-nginx', ...text));
    const { rootImage } = judged.stage;
    const image = { ...must(rootImage.image, 'image'), entry };
    return baseImage({ ...judged, stage: { ...judged.stage, rootImage: { ...rootImage, image } } }).some(({ code }) => code === 'root-master');
  };
  assert.is(seen('root-master'), true);
  assert.is(seen('root-master', 'CMD ["node"]'), false);
  assert.is(seen('root-master', 'ENTRYPOINT ["node"]'), false);
  assert.is(seen('service'), false);
});

test.run();
