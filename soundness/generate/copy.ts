import * as fc from 'fast-check';
import { either, joined, rarely, several } from './choose.ts';
import { execArray } from './exec-array.ts';
import { heredocBody, heredocLines } from './run.ts';
import { statement } from './statement.ts';
import type { Statement } from './statement.ts';
import { directory, file, userOperand } from './words.ts';

const from: fc.Arbitrary<string> = rarely(either('--from=build ', '--from=BUILD ', '--from=0 ', '--from=1 ', '--from=s0 ', '--from=s1 ', '--from=nginx:alpine ', '--from=9 ', '--from=$X ', '--from= '), 4);

const flags: fc.Arbitrary<string> = joined(
  rarely(joined('--chown=', userOperand.map((operand) => operand.replaceAll(' ', '')), ' '), 4),
  rarely(either('--chmod=755 ', '--chmod=0600 ', '--chmod=u=rwx ', '--link ', '--link=false ', '--exclude=*.md '), 6),
  rarely(either('--parents ', '--keep-git-dir=true ', '--checksum=sha256:0 ', '--chown ', '--link --link ', '--CHOWN=app ', '--bogus '), 40),
);

const paths: fc.Arbitrary<string> = joined(flags, several(file, 1, 2), ' ', directory);
const array: fc.Arbitrary<string> = joined(flags, fc.oneof(fc.tuple(file, directory).map(([source, target]) => `["${source.replaceAll('"', '')}", "${target.replaceAll('"', '')}"]`), execArray));

const heredoc: fc.Arbitrary<Statement> = fc
  .tuple(flags, either('<<EOF', "<<'EOF'", '<<-EOF', '<<EOF <<OTHER', '<<run.sh'), heredocLines, either('/entrypoint.sh', '/app/x', '/etc/passwd', '/usr/bin/', directory))
  .map(([options, name, lines, target]) => statement('COPY', `${options}${name} ${target}`, heredocBody(name, lines)));

const scripts: fc.Arbitrary<string> = either('COPY entrypoint.sh /entrypoint.sh', 'COPY --chmod=755 run.sh /run.sh', 'COPY . .', 'ADD . /app', 'COPY passwd /etc/passwd', 'COPY --from=build /etc/passwd /etc/group /etc/', 'COPY rootfs /', 'COPY --from=build / /');

export const copy: fc.Arbitrary<Statement> = fc.oneof(
  { weight: 4, arbitrary: joined(from, paths).map((args) => statement('COPY', args)) },
  { weight: 2, arbitrary: joined(rarely(from, 30), paths).map((args) => statement('ADD', args)) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('COPY', 'ADD'), array).map(([keyword, args]) => statement(keyword, args)) },
  { weight: 1, arbitrary: heredoc },
  { weight: 3, arbitrary: scripts.map((line) => statement(line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1))) },
);
