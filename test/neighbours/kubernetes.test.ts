import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readKubernetes } from '../../src/neighbours/kubernetes.ts';
import { fileOf, shownDeclaration } from './shown.ts';
import { endsSoon } from '../ends-soon.ts';

const shown = (...lines: readonly string[]): string => readKubernetes(fileOf('k.yaml', ...lines)).declarations.map(shownDeclaration).join('\n');

test('the containers of a workload: users, rights, ports, mounts, commands', () => {
  assert.is(shown(
    'kind: Deployment', 'metadata: {name: shop}', 'spec:', '  template:', '    spec:', '      hostNetwork: true', '      securityContext: {runAsUser: 1000}', '      containers:',
    '      - name: web', '        image: web:1', '        securityContext:', '          privileged: true', '          capabilities: {add: [NET_ADMIN]}', '        ports: [{containerPort: 80}, {containerPort: x}]',
    '        command: [/a]', '        volumeMounts:', '        - {name: host, mountPath: /host}', '        - {name: conf, mountPath: /conf}', '        - {name: work, mountPath: /work}', '        - {name: claim, mountPath: /claim, readOnly: true}', '        - {name: none, mountPath: /n}', '        - {name: mem, mountPath: /mem}',
    '      initContainers:', '      - name: init', '        image: init', '        securityContext: {runAsUser: 0}', '        args: [b, c]',
    '      volumes:', '      - {name: host, hostPath: {path: /var/log}}', '      - {name: conf, configMap: {name: settings}}', '      - {name: work, emptyDir: {}}', '      - {name: claim, persistentVolumeClaim: {claimName: disk}}', '      - {name: mem, emptyDir: {medium: Memory}}',
  ), [
    'image web:1',
    'kubernetes k.yaml:9:15 container web of Deployment shop images=web:1',
    '  user 1000 | k.yaml:7:36 runAsUser: 1000',
    '  right privileged | k.yaml:12:11 privileged: true',
    '  right capability NET_ADMIN | k.yaml:13:32 capabilities: add NET_ADMIN',
    '  right host network | k.yaml:6:7 hostNetwork: true',
    '  port 80 | k.yaml:14:17 containerPort: 80',
    '  bind /var/log -> /host | k.yaml:17:11 volumeMounts: host at /host',
    '  bind settings -> /conf ro | k.yaml:18:11 volumeMounts: conf at /conf',
    '  tmpfs  -> /work | k.yaml:19:11 volumeMounts: work at /work',
    '  bind disk -> /claim ro | k.yaml:20:11 volumeMounts: claim at /claim',
    '  tmpfs  -> /mem | k.yaml:22:11 volumeMounts: mem at /mem',
    '  entrypoint ["/a"] | k.yaml:15:9 command: /a',
    '  command [] | k.yaml:15:9 command: /a',
    'image init',
    'kubernetes k.yaml:24:15 container init of Deployment shop images=init',
    '  user 0 | k.yaml:26:38 runAsUser: 0',
    '  right host network | k.yaml:6:7 hostNetwork: true',
    '  command ["b","c"] | k.yaml:27:9 args: b c',
  ].join('\n'));
});

test('every kind of workload, lists, and the places in later documents', () => {
  const pod = 'spec: {containers: [{name: a, image: a}]}';
  assert.is(shown('# one', '---', 'kind: Service', '---', 'kind: Pod', pod), 'image a\nkubernetes k.yaml:6:28 container a of Pod images=a');
  assert.is(shown('apiVersion: batch/v1', 'kind: CronJob # nightly', `spec: {jobTemplate: {spec: {template: {${pod}}}}}`, 'x:', '  image: y'), 'image a\nkubernetes k.yaml:3:67 container a of CronJob images=a');
  assert.match(shown('kind: List', 'items:', '- kind: "Job"', `  spec: {template: {${pod}}}`, '  image:'), /^image a\n/);
});

test('other objects, templates, variables, broken and other files say nothing', () => {
  assert.is(shown('kind: Service', 'spec:', '  image: a'), '');
  assert.is(shown('kind: Pod', 'spec:', '  containers:', '  - image: {{ .Values.image }}'), '');
  assert.is(shown('kind: Pod', 'spec:', '  containers:', '  - image: "${IMAGE}"'), '');
  assert.is(shown('kind: Pod', 'spec:', '  containers: [', '  - image: a'), '');
  assert.is(shown('a: b'), '');
  assert.is(shown('{{- if .x }}', 'kind: Pod', '---', 'kind: Pod', 'spec:', '  containers:', '  - image: b'), 'image b\nkubernetes k.yaml:7:12 container b of Pod images=b');
});

test('wrong types say nothing', () => {
  for (const value of ['', '1', '[]', '{}', '[1, null, [2], {name: [a]}]', '"x"']) {
    assert.type(shown('kind: Pod', `spec: ${value}`, 'x:', '  image: a'), 'string');
    assert.type(shown('kind: Pod', 'spec:', `  containers: ${value}`, '  image: a'), 'string');
    const keys = ['securityContext', 'ports', 'volumeMounts', 'command', 'args', 'name'].map((key) => `    ${key}: ${value}`);
    assert.match(shown('kind: Pod', 'spec:', `  volumes: ${value}`, `  hostPID: ${value}`, '  containers:', '  - image: a', ...keys), /^image a\n/, value);
  }
});

test('very many documents take no long time', () => {
  endsSoon(() => shown('---\n'.repeat(200_000)));
  endsSoon(() => shown('kind: Pod\nimage: a\n---\n'.repeat(10_000)));
  endsSoon(() => shown(`kind: ${' '.repeat(500_000)}x`));
  endsSoon(() => shown(`${'- '.repeat(250_000)}kind`));
});

test.run();
