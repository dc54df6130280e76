import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applyEdits } from '../../src/dockerfile/apply-edits.ts';
import type { ArrayRepair } from '../../src/repair/array-repair.ts';
import { repairExecArray } from '../../src/repair/repair-exec-array.ts';

/** One line for what became of a text: `safe ["a"]`, `manual array-escape`, `valid`. */
function outcome(text: string, keyword = 'CMD'): string {
  const repair: ArrayRepair = repairExecArray(text, { keyword });
  if (repair.kind === 'manual') return `manual ${repair.code}`;
  if (repair.kind !== 'repaired') return repair.kind;
  return `${repair.level} ${applyEdits(text, repair.edits)}`;
}

function damage(text: string, keyword = 'CMD'): string {
  const repair = repairExecArray(text, { keyword });
  return 'damage' in repair ? repair.damage.join(' ') : '';
}

function table(name: string, keyword: string, rows: readonly (readonly [text: string, expected: string])[]): void {
  test(name, () => {
    for (const [text, expected] of rows) assert.is(outcome(text, keyword), expected, `${keyword} ${text}`);
  });
}

table('leaves what is JSON', 'CMD', [
  ['["npm", "start"]', 'valid'],
  ['[]', 'valid'],
  ['[ ]', 'valid'],
  ['["echo", "It’s"]', 'valid'],
  ['["echo", "“quoted”"]', 'valid'],
  ['["bash","-c","echo #x"]', 'valid'],
  ['["a\\tb", "\\u0041", "g\\/h"]', 'valid'],
  ['\u00a0["npm"]', 'valid'],
]);

table('typographic quotes of every shape', 'ENTRYPOINT', [
  ['[“npm”, “start”]', 'safe ["npm", "start"]'],
  ['[ “node” , “./app.js”]', 'safe [ "node" , "./app.js"]'],
  ['[‘/run-miner.sh’]', 'safe ["/run-miner.sh"]'],
  ['[«python3», "app/main.py"]', 'safe ["python3", "app/main.py"]'],
  ['[“echo”,”Image created”]', 'safe ["echo","Image created"]'],
  ['[“myfirstpythonprogram.py"]', 'safe ["myfirstpythonprogram.py"]'],
  ['["gunicorn”, “wsgi"]', 'valid'],
  ['["gunicorn”, "wsgi:app"]', 'safe ["gunicorn", "wsgi:app"]'],
  ['[“java”,“-jar”, “app.jar”]', 'safe ["java","-jar", "app.jar"]'],
  ['[“nginx”,"-g","daemon off"]', 'safe ["nginx","-g","daemon off"]'],
  ['[„rake“, „serve“]', 'safe ["rake", "serve"]'],
  ['[‚rake‘, ‚serve‘]', 'safe ["rake", "serve"]'],
  ['[”rake“, ”serve“]', 'safe ["rake", "serve"]'],
  ['[″rake″, ‶serve″]', 'safe ["rake", "serve"]'],
  ['[´rake´, ′serve′]', 'safe ["rake", "serve"]'],
  ['[‹rake›, »serve«]', 'safe ["rake", "serve"]'],
  ['[\u0093rake\u0094, \u0091serve\u0092]', 'safe ["rake", "serve"]'],
  ['[‘’/bin/bash’’, ‘’mvn spring-boot:run’’]', 'safe ["/bin/bash", "mvn spring-boot:run"]'],
  ['[‘’, ‘x’]', 'safe ["", "x"]'],
]);

table('ASCII quotes of every shape', 'CMD', [
  ["['npm','start']", 'safe ["npm","start"]'],
  ["[''npm'', ''start'']", 'safe ["npm", "start"]'],
  ['[""npm"", ""start""]', 'safe ["npm", "start"]'],
  ['[\\"npm\\", \\"start\\"]', 'safe ["npm", "start"]'],
  ['[`npm`, `start`]', 'unsafe ["npm", "start"]'],
  ["['npm', \"start\"]", 'safe ["npm", "start"]'],
  ["[ 'npm' ]", 'safe [ "npm" ]'],
]);

table('full-width punctuation and odd blanks', 'CMD', [
  ['［＂npm＂，＂start＂］', 'safe ["npm","start"]'],
  ['【“npm”、“start”】', 'safe ["npm","start"]'],
  ['［］', 'safe []'],
  ['["npm",\u00a0"start"]', 'safe ["npm", "start"]'],
  ['["npm",\u200b"start"]', 'safe ["npm","start"]'],
  ['["npm",\ufeff "start"]', 'safe ["npm", "start"]'],
  ['\u200b["npm"]', 'safe ["npm"]'],
  ['["npm"]\u200b', 'safe ["npm"]'],
  ['[\u3000“npm”\u3000]', 'safe [ "npm" ]'],
  ['[“npm”, “run\u00a0dev”]', 'unsafe ["npm", "run dev"]'],
  ['[“npm”, “\u200bstart”]', 'unsafe ["npm", "start"]'],
  ['[« npm », « start »]', 'unsafe ["npm", "start"]'],
  ['["npm", "a\tb"]', 'safe ["npm", "a\\tb"]'],
  ['[“npm”, “a\tb”]', 'safe ["npm", "a\\tb"]'],
]);

table('commas, brackets and text behind', 'CMD', [
  ['["npm", "start",]', 'safe ["npm", "start"]'],
  ['["npm", "start" , ]', 'safe ["npm", "start"  ]'],
  ["['npm', 'start'，]", 'safe ["npm", "start"]'],
  ['["npm",,"start"]', 'unsafe ["npm","start"]'],
  ['[,"npm"]', 'unsafe ["npm"]'],
  ['[,]', 'manual array-ambiguous'],
  ['["npm" "start"]', 'unsafe ["npm", "start"]'],
  ['[“npm” “start”]', 'unsafe ["npm", "start"]'],
  ['["npm", "start"', 'unsafe ["npm", "start"]'],
  ['["npm", "start" ', 'unsafe ["npm", "start"] '],
  ['["npm",', 'manual array-ambiguous'],
  ['"npm", "start"]', 'unsafe ["npm", "start"]'],
  ['“npm”, “start”]', 'unsafe ["npm", "start"]'],
  ['["npm"] # start it', 'unsafe ["npm"]'],
  ['["npm"]]', 'unsafe ["npm"]'],
  ['["npm"];', 'unsafe ["npm"]'],
  ['[“dotnet”, “A.dll”]`', 'unsafe ["dotnet", "A.dll"]'],
  ['["npm"] start', 'manual array-text-after'],
  ['["npm"] && ["node"]', 'manual array-text-after'],
  ['["npm" start', 'manual array-ambiguous'],
]);

table('words without quotes', 'CMD', [
  ['[bash, -lc, "x"]', 'unsafe ["bash", "-lc", "x"]'],
  ['["sleep", 10]', 'unsafe ["sleep", "10"]'],
  ['[npm start]', 'unsafe ["npm", "start"]'],
  ['[sh, -c, npm start]', 'manual array-ambiguous'],
  ['["sh" -c]', 'manual array-ambiguous'],
  ['[“dotnet”, OnrWebApi.dll”]', 'unsafe ["dotnet", "OnrWebApi.dll"]'],
  ['[“dotnet”, “OnrWebApi.dll]', 'unsafe ["dotnet", "OnrWebApi.dll"]'],
  ['[“dotnet, “OnrWebApi.dll”]', 'manual array-ambiguous'],
  ['[sh, -c, a;b]', 'manual array-ambiguous'],
  ['[â€œnpmâ€\u009d]', 'manual array-ambiguous'],
  ['[&quot;npm&quot;, &quot;start&quot;]', 'manual array-ambiguous'],
  ['[["npm"]]', 'manual array-ambiguous'],
  ['["npm", ["start"]]', 'manual array-ambiguous'],
]);

table('quotes inside strings', 'CMD', [
  [`['sh','-c','echo "hi"']`, 'safe ["sh","-c","echo \\"hi\\""]'],
  [`['sh','-c','say "a", "b"']`, 'safe ["sh","-c","say \\"a\\", \\"b\\""]'],
  ['[“echo”, “It’s”]', 'safe ["echo", "It’s"]'],
  ["[“echo”, “It's”]", 'safe ["echo", "It\'s"]'],
  ["[“python”, “-c”, “print('a', 'b')”]", 'safe ["python", "-c", "print(\'a\', \'b\')"]'],
  ['[“sh”, “-c”, “echo "hi"”]', 'safe ["sh", "-c", "echo \\"hi\\""]'],
  ['[“sh”, “-c”, “echo "hi", ok”]', 'manual array-ambiguous'],
  ['[“sh”, “-c”, “echo “hi””]', 'manual array-ambiguous'],
  ["['echo', 'It's']", 'manual array-ambiguous'],
  ['[‘echo’, ‘It’s’]', 'manual array-ambiguous'],
  [`['npm", "start']`, 'manual array-ambiguous'],
  [`["npm', 'x", 'start']`, 'unsafe ["npm\', \'x", "start"]'],
  ['["npm”, "start", “x”]', 'safe ["npm", "start", "x"]'],
  ['["npm”, “start", ‘x’]', 'manual array-ambiguous'],
]);

table('backslashes', 'CMD', [
  ['["C:\\app"]', 'manual array-escape'],
  ["['a\\n']", 'manual array-escape'],
  ["['it\\'s']", 'manual array-escape'],
  ['[“C:\\app”]', 'manual array-escape'],
  ['[“C:\\new”]', 'manual array-escape'],
  ['[“C:\\\\new”]', 'safe ["C:\\\\new"]'],
  ['[“echo”, “\\"hi\\"”]', 'safe ["echo", "\\"hi\\""]'],
  ['["printf", "a\\n",]', 'safe ["printf", "a\\n"]'],
  ['[C:\\app]', 'not-an-array'],
]);

table('dashes of options', 'CMD', [
  ['[“npm”, “—version”]', 'unsafe ["npm", "--version"]'],
  ['[“npm”, “––version”]', 'unsafe ["npm", "--version"]'],
  ['[“npm”, “–v”]', 'unsafe ["npm", "-v"]'],
  ['[“npm”, “−v”]', 'unsafe ["npm", "-v"]'],
  ['[“npm”, “–version”]', 'manual array-dash'],
  ['[“echo”, “10–20 — ok”]', 'safe ["echo", "10–20 — ok"]'],
  ['["npm", "—version"]', 'valid'],
]);

table('variables, which exec form does not expand', 'CMD', [
  ['[“node”, “--port=$PORT”]', 'unsafe ["node", "--port=$PORT"]'],
  ["['node', '${PORT}']", 'unsafe ["node", "${PORT}"]'],
  ["['/bin/sh', '-c', 'node $PORT']", 'safe ["/bin/sh", "-c", "node $PORT"]'],
  ["['tini', '--', 'bash', '-lc', 'node $PORT']", 'safe ["tini", "--", "bash", "-lc", "node $PORT"]'],
  ["['grep', 'x$']", 'safe ["grep", "x$"]'],
]);

table('a repair that would still not start, or change what works, is not safe', 'RUN', [
  ['[“npm ci”]', 'unsafe ["npm ci"]'],
  ['[“npm”, “run build”]', 'safe ["npm", "run build"]'],
  ['[ “cross-build-start” ]', 'unsafe [ "cross-build-start" ]'],
  ["[ 'x' ]", 'unsafe [ "x" ]'],
  ['[“x”]', 'safe ["x"]'],
]);

table('what is no array', 'RUN', [
  ['', 'not-an-array'],
  ['npm ci', 'not-an-array'],
  ['"npm" "ci"', 'not-an-array'],
  ['“npm”, “ci”', 'not-an-array'],
  ['[', 'not-an-array'],
  ['[ -f x ] && y', 'not-an-array'],
  ['[ ! -d "/a b" ] || mkdir "/a b"', 'not-an-array'],
  ['[ "$x" = y ] || z', 'not-an-array'],
  ['[ "$(uname -m)" = "x86_64" ] && z', 'not-an-array'],
  ['[ -n "$A" ]', 'not-an-array'],
  ['[ $A ] && z', 'not-an-array'],
  ['[ $DEBUG ]', 'not-an-array'],
  ['[ “$x” = y ] && z', 'not-an-array'],
  ['[[ $x == y ]] && z', 'not-an-array'],
  ['[[ -f x ]]; y', 'not-an-array'],
  ['[-f x] && y', 'not-an-array'],
  ['[Net.ServicePointManager]::SecurityProtocol = 1', 'not-an-array'],
  ["[Environment]::SetEnvironmentVariable('a', 'b')", 'not-an-array'],
  ['[Dictionary[string,int]]::new()', 'not-an-array'],
  ['[string]$x = 1', 'not-an-array'],
]);

table('paths', 'COPY', [
  ['[a, b]', 'unsafe ["a", "b"]'],
  ['[*.jar, /srv/]', 'unsafe ["*.jar", "/srv/"]'],
  ["['my file', '/srv/']", 'safe ["my file", "/srv/"]'],
  ["['$SRC', '/srv/']", 'safe ["$SRC", "/srv/"]'],
  ['[ab].txt /srv/', 'not-an-array'],
  ['[a-z]* /srv/', 'not-an-array'],
  ['[[:alpha:]]* /srv/', 'not-an-array'],
  ['[ab] /srv/', 'not-an-array'],
]);
table('volumes', 'VOLUME', [
  ['[/data]', 'unsafe ["/data"]'],
  ['[/data /logs]', 'unsafe ["/data", "/logs"]'],
  ['[“$DATA”]', 'safe ["$DATA"]'],
  ['/data', 'not-an-array'],
]);
table('SHELL', 'SHELL', [
  ['[/bin/bash, -c]', 'unsafe ["/bin/bash", "-c"]'],
  ['[“/bin/bash”, “-c”]', 'safe ["/bin/bash", "-c"]'],
]);
table('HEALTHCHECK, with and without its type', 'HEALTHCHECK', [
  ['CMD [“curl”, “-f”]', 'safe CMD ["curl", "-f"]'],
  ['cmd\t[curl, -f]', 'unsafe cmd\t["curl", "-f"]'],
  ['[“curl”]', 'safe ["curl"]'],
  ['CMD [ -f /tmp/ready ]', 'not-an-array'],
  ["CMD [ 'php -v' ]", 'unsafe CMD [ "php -v" ]'],
  ['CMD ["curl"]', 'valid'],
  ['NONE', 'not-an-array'],
]);
table('instructions without arrays', 'EXPOSE', [['[“80”]', 'not-an-array']]);

test('the keyword may be in any case', () => {
  assert.is(outcome('[“npm”]', 'cmd'), 'safe ["npm"]');
});

test('names the damage', () => {
  assert.is(damage('[“npm”, ‘start’]'), 'smart-quotes');
  assert.is(damage("['npm',\u00a0“start”,]"), 'single-quotes no-break-space smart-quotes trailing-comma');
  assert.is(damage('[““npm””, \\"start\\"]'), 'doubled-quotes escaped-quotes');
  assert.is(damage('[npm, “$X”] # why'), 'unquoted-word smart-quotes trailing-text unexpanded-variable');
  assert.is(damage("['a\\n']"), 'bad-escape');
});

test('tells a person in one sentence', () => {
  const repair = repairExecArray('[“npm”, “start”,]', { keyword: 'CMD' });
  assert.is(
    'message' in repair ? repair.message : '',
    'The CMD array has typographic quotes and a trailing comma, so Docker runs its text as a shell command.',
  );
  const held = repairExecArray('[/data]', { keyword: 'VOLUME' });
  assert.is(
    'message' in held ? held.message : '',
    'The VOLUME array has words without quotes, so Docker splits its text at the blanks; ' +
      'check that the repaired strings are the ones meant.',
  );
  const manual = repairExecArray("['It's']", { keyword: 'SHELL' });
  assert.is(
    'message' in manual ? manual.message : '',
    'The SHELL array has quotes or words that do not pair up and is no JSON, so the build fails; ' +
      'it is left alone, because it can be read in more than one way.',
  );
});

test('edits touch nothing but the wrong characters', () => {
  const repair = repairExecArray("[ 'sh', \"-c\",\u00a0'say \"hi\"',]", { keyword: 'CMD' });
  assert.equal(repair.kind === 'repaired' ? repair.edits : [], [
    { start: 2, end: 3, text: '"' },
    { start: 5, end: 6, text: '"' },
    { start: 13, end: 14, text: ' ' },
    { start: 14, end: 15, text: '"' },
    { start: 19, end: 19, text: '\\' },
    { start: 22, end: 22, text: '\\' },
    { start: 23, end: 24, text: '"' },
    { start: 24, end: 25, text: '' },
  ]);
});

test.run();
