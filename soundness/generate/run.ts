import * as fc from 'fast-check';
import { either, joined, mostly, rarely, several } from './choose.ts';
import { execArray } from './exec-array.ts';
import { statement } from './statement.ts';
import type { Statement } from './statement.ts';
import { directory, file, troublesome, userName, userOperand } from './words.ts';

const accounts: fc.Arbitrary<string> = either(
  joined('useradd ', rarely('-m ', 3), rarely('-r ', 3), rarely('-u 1000 ', 4), rarely('-d /home/x -s /bin/false ', 4), rarely('-g app ', 4), userName),
  joined('adduser ', rarely('-D ', 2), rarely('-S ', 2), rarely('--disabled-password --gecos "" ', 3), rarely('-G app ', 4), rarely('-u 10001 ', 4), userName),
  joined('addgroup ', rarely('-S ', 2), rarely('-g 1000 ', 3), userName),
  joined('groupadd ', rarely('-r ', 2), rarely('--gid 1000 ', 3), userName),
  joined('usermod -aG ', userName, ' ', userName),
  joined('userdel ', userName),
  joined('echo "app:x:1000:1000::/:/bin/sh" >> /etc/passwd'),
  joined('su - ', userName, ' -c "true"'),
  joined('chpasswd <<< "root:x"'),
);

const files: fc.Arbitrary<string> = either(
  joined('mkdir ', rarely('-p ', 2), several(directory, 1, 3)),
  joined('chown ', rarely('-R ', 2), userOperand, ' ', directory),
  joined('chmod ', rarely('-R ', 3), either('755', '0700', 'u+x', 'g=u', 'a+rwX', '600'), ' ', directory),
  joined('install -d -o ', userName, ' ', directory),
  joined('rm -rf ', directory),
  joined('touch ', directory, '/x'),
  joined('echo hi > ', directory, '/x.log'),
  joined('ln -s ', directory, ' ', directory),
  joined('cd ', directory),
  joined('cp -a ', file, ' ', directory),
  joined('tar xzf ', file, ' -C ', directory),
);

const packages: fc.Arbitrary<string> = either(
  'apt-get update', 'apt-get install -y --no-install-recommends curl', 'apt-get install -y passwd gosu', 'rm -rf /var/lib/apt/lists/*', 'apk add --no-cache shadow', 'apk add curl', 'dnf install -y shadow-utils', 'yum -y install httpd', 'zypper -n in x',
  'npm ci', 'npm install -g pm2', 'pip install --user flask', 'pip install -r requirements.txt', 'yarn build', 'go build -o /bin/app .', 'cargo install x', 'curl -fsSL https://example.com/x | sh', 'setcap cap_net_bind_service=+ep /app/server', 'make', 'true', 'set -eux',
);

const words: fc.Arbitrary<string> = either(
  'if [ -f x ]; then echo y; fi', 'for f in a b; do echo $f; done', "echo 'a b' \"c d\"", 'echo $(id -u)', '( cd /tmp', 'echo "unclosed', "printf '%s\\n' x", 'case $X in a) ;; esac', 'echo a # b', '{ echo a; }', '! false', 'x=1 y=2 cmd', 'echo ${A:-b}', '[ -d /x ]', '[[ -d /x ]]', joined('echo ', troublesome),
);

const command: fc.Arbitrary<string> = fc.oneof({ weight: 3, arbitrary: packages }, { weight: 3, arbitrary: files }, { weight: 3, arbitrary: accounts }, { weight: 1, arbitrary: words });

const mounts: fc.Arbitrary<string> = rarely(either('--mount=type=cache,target=/root/.cache ', '--mount=type=secret,id=x ', '--mount=type=bind,target=. --network=none ', '--mount=type=ssh ', '--security=insecure ', '--mount=from=build,target=/b ', '--unknown=1 ', '-- '), 8);

/** A command line for a shell: of RUN, of a heredoc, of an entry script. */
export const shellLine: fc.Arbitrary<string> = fc.tuple(fc.array(command, { minLength: 1, maxLength: 4 }), fc.constantFrom(' && ', ' && ', ' && ', '; ', ' || ', ' | ')).map(([commands, between]) => commands.join(between));

const heredocName: fc.Arbitrary<string> = mostly(either('<<EOF', '<<EOF', "<<'EOF'", '<<-EOF', '<<"EOF"'), either('<<-"X Y"', '<<file.txt', '3<<EOF', '<<EOF cat', 'bash <<EOF', 'python3 <<EOF', '<<EOF <<OTHER', '<<A <<B', 'cat <<EOF > /x', '<<$EOF'), 4);

/** The lines that close the heredocs of an instruction's text; some of the time one is left out, or is not what was said. */
export function heredocBody(opening: string, lines: readonly string[]): readonly string[] {
  const names = [...opening.matchAll(/<<(-?)(["']?)([^"'\s<]+(?: [^"'\s<]+)?)\2/g)].map(([, chomp = '', quote = '', name = '']) => [chomp, quote === '' ? (name.split(' ')[0] ?? '') : name] as const);
  return names.flatMap(([chomp, name]) => [...lines.map((line) => (chomp === '' ? line : `\t${line}`)), `${chomp === '' ? '' : '\t'}${name}`]);
}

const bodyLine: fc.Arbitrary<string> = mostly(shellLine, either('USER root', 'FROM x', '# comment', '', '#!/bin/sh', '#!/usr/bin/env python3', 'import os', 'EOF ', ' EOF', 'CMD ["x"]', 'a \\', troublesome), 3);

export const heredocLines: fc.Arbitrary<readonly string[]> = fc.array(bodyLine, { maxLength: 4 });

const heredocRun: fc.Arbitrary<Statement> = fc.tuple(mounts, heredocName, heredocLines).map(([flags, name, lines]) => statement('RUN', `${flags}${name}`, heredocBody(name, lines)));

export const run: fc.Arbitrary<Statement> = fc.oneof(
  { weight: 8, arbitrary: joined(mounts, shellLine).map((args) => statement('RUN', args)) },
  { weight: 1, arbitrary: joined(mounts, execArray).map((args) => statement('RUN', args)) },
  { weight: 1, arbitrary: heredocRun },
);
