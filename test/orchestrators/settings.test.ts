import picomatch from 'picomatch';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse, parseAllDocuments } from 'yaml';
import { blockOf, blocksOf, readPage } from '../../orchestrators/page.ts';
import { looksLikeDockerfile } from '../../src/locate/names.ts';

const blocks = blocksOf(readPage());
const NAMES = ['Dockerfile', 'dockerfile', 'Containerfile', 'Dockerfile.dev', 'Dockerfile-dev', 'api.Dockerfile', 'api.containerfile'];

test('every block of settings can be parsed', () => {
  for (const { language, text } of blocks) {
    if (language === 'json') JSON.parse(text);
    if (language === 'yaml') assert.equal(parseAllDocuments(text, { strict: true, uniqueKeys: true }).flatMap(({ errors, warnings }) => [...errors, ...warnings]), []);
  }
  assert.ok(blocks.filter(({ language }) => language === 'yaml').length >= 3);
  assert.ok(blocks.filter(({ language }) => language === 'json').length >= 3);
});

interface BatchSpec {
  readonly name: string;
  readonly on: readonly { readonly repositoriesMatchingQuery: string }[];
  readonly steps: readonly { readonly run: string; readonly container: string; readonly env: Readonly<Record<string, unknown>>; readonly outputs: Readonly<Record<string, { readonly value: string }>> }[];
  readonly changesetTemplate: { readonly title: string; readonly body: string; readonly branch: string; readonly commit: { readonly message: string }; readonly published: boolean };
}

test('a batch spec has the fields that Sourcegraph knows, and what a template takes from a step is given by one', () => {
  const spec: BatchSpec = parse(blockOf(blocks, 'Sourcegraph Batch Changes', 'yaml'));
  assert.equal(Object.keys(spec), ['name', 'description', 'on', 'steps', 'changesetTemplate']);
  assert.match(spec.name, /^[\w.-]+$/);
  assert.equal(spec.on.map((each) => Object.keys(each)), [['repositoriesMatchingQuery']]);
  assert.equal(spec.steps.map((step) => Object.keys(step)), [['container', 'env', 'run', 'outputs']]);
  for (const { env, outputs } of spec.steps) {
    assert.ok(Object.values(env).every((value) => typeof value === 'string'));
    assert.equal(outputs, { message: { value: '${{ step.stdout }}' } });
  }
  assert.equal(Object.keys(spec.changesetTemplate), ['title', 'body', 'branch', 'commit', 'published']);
  assert.is(spec.changesetTemplate.published, false);
  const { title, body, commit } = spec.changesetTemplate;
  for (const template of [title, body, commit.message]) assert.match(template, /^\$\{\{.*\boutputs\.message\b.*\}\}$/);
});

test('the query of a batch finds the names that unroot takes', () => {
  const spec: BatchSpec = parse(blockOf(blocks, 'Sourcegraph Batch Changes', 'yaml'));
  const pattern = new RegExp(/^file:(\S+)/.exec(spec.on[0]?.repositoriesMatchingQuery ?? '')?.[1] ?? '$^');
  for (const name of NAMES) {
    assert.ok(looksLikeDockerfile(name), name);
    assert.ok(pattern.test(name) && pattern.test(`deep/er/${name}`), name);
  }
  assert.not(pattern.test('docs/about-dockerfiles.md'));
});

interface RenovateSettings {
  readonly packageRules: readonly { readonly matchManagers: readonly string[]; readonly postUpgradeTasks: { readonly commands: readonly string[]; readonly fileFilters: readonly string[]; readonly executionMode: string } }[];
}

test('Renovate lets its command through, no other, and commits what it changes', () => {
  const { allowedCommands }: { readonly allowedCommands: readonly string[] } = JSON.parse(blockOf(blocks, 'Renovate', 'json'));
  const settings: RenovateSettings = JSON.parse(blockOf(blocks, 'Renovate', 'json', 1));
  const isAllowed = (command: string): boolean => allowedCommands.some((pattern) => new RegExp(pattern).test(command));
  assert.is(settings.packageRules.length, 1);
  for (const { postUpgradeTasks: { commands, fileFilters, executionMode } } of settings.packageRules) {
    assert.equal(commands.filter((command) => !isAllowed(command)), []);
    assert.equal(commands.flatMap((command) => [`${command}; id`, `sudo ${command}`, command.replace('.', 'x')]).filter(isAllowed), []);
    const isCommitted = picomatch([...fileFilters], { dot: true });
    for (const name of NAMES) assert.ok(isCommitted(name) && isCommitted(`deep/.er/${name}`), name);
    assert.not(isCommitted('src/main.ts'));
    assert.is(executionMode, 'branch');
  }
});

test('all-repos pushes with the file of the page, which gives what it asks of a push module', () => {
  const settings: { readonly push: string; readonly output_dir: string } = JSON.parse(blockOf(blocks, 'all-repos', 'json'));
  const code = blockOf(blocks, 'all-repos', 'python');
  assert.ok(blockOf(blocks, 'all-repos', 'sh').includes(`python ${settings.push}.py`));
  assert.match(code, /^Settings = /m);
  assert.match(code, /^def push\(settings, branch_name\):$/m);
});

test.run();
