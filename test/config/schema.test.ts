import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readConfig } from '../../src/config/read-config.ts';
import { SETTING_KEYS } from '../../src/config/read-settings.ts';
import { entryKinds, imageFamilies, userTools } from '../../src/images/types.ts';

interface Schema {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly items: Schema;
  readonly oneOf: readonly Schema[];
  readonly additionalProperties: Schema;
  readonly enum: readonly string[];
}

const schema = JSON.parse(readFileSync(new URL('../../../docs/unroot.schema.json', import.meta.url), 'utf8')) as Schema;
const facts = schema.properties['images']?.additionalProperties.oneOf[1]?.properties ?? {};

/** A key is known if the reader does not call it unknown, whatever it says of the value. */
function isKnown(text: string): boolean {
  const read = readConfig('/tree/.unroot.json', text, '/tree');
  return read.ok || !/no such key|unknown key/.test(read.message);
}

test('the schema has the keys of the settings', () => {
  const keys = Object.keys(schema.properties).filter((key) => !['$schema', 'images', 'overrides'].includes(key));
  assert.equal(keys.toSorted(), [...SETTING_KEYS].toSorted());
  assert.equal(Object.keys(schema.properties['overrides']?.items.properties ?? {}).toSorted(), ['files', ...SETTING_KEYS].toSorted());
});

test('each fact of an image that the schema has is one that is read', () => {
  assert.ok(Object.keys(facts).length > 10);
  for (const key of Object.keys(facts)) assert.ok(isKnown(JSON.stringify({ images: { x: { [key]: null } } })), key);
  assert.not.ok(isKnown(JSON.stringify({ images: { x: { bogus: null } } })));
});

test('its choices are those of the code', () => {
  assert.equal(facts['family']?.enum, [...imageFamilies]);
  assert.equal(facts['entry']?.enum, [...entryKinds]);
  assert.equal(facts['userTool']?.enum, [...userTools]);
});

test.run();
