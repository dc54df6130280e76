import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { containerPorts } from '../../src/neighbours/ports.ts';

const shown = (text: string): string => containerPorts(text).join();

test('takes the container side of every short form', () => {
  assert.is(shown('80'), '80');
  assert.is(shown('8080:80'), '80');
  assert.is(shown('127.0.0.1:8080:80/tcp'), '80');
  assert.is(shown('127.0.0.1::5000'), '5000');
  assert.is(shown('[::1]:8000:80/udp'), '80');
  assert.is(shown('9000-9002:80-82'), '80,81,82');
  assert.is(shown('\0PORT\0:80'), '80');
});

test('a long range gives its lowest ports', () => {
  assert.is(containerPorts('1-65535').length, 100);
  assert.is(containerPorts('1-65535')[0], 1);
});

test('anything else is no port', () => {
  for (const text of ['', 'http', '0', '65536', '90-80', '80:', '8080:\0PORT\0', '80/tcp/udp', '8e3', '-80', '123456']) assert.is(shown(text), '', text);
});

test.run();
