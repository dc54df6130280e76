import { posix } from 'node:path';
import type { Mount } from './types.ts';

export type MountParts = Omit<Mount, 'evidence'>;

/**
 * A mount in Docker's short form: `SOURCE:TARGET[:OPTIONS]` or a target alone. Undefined where the target is no absolute path of
 * a Unix container.
 */
export function shortMount(text: string): MountParts | undefined {
  const parts = text.split(':');
  // The drive of a Windows path.
  if (/^[A-Za-z]$/.test(parts[0] ?? '') && /^[\\/]/.test(parts[1] ?? '')) parts.splice(0, 2, `${parts[0]}:${parts[1]}`);
  const [first = '', second, options = ''] = parts;
  const path = containerPath(second ?? first);
  if (path === undefined || parts.length > 3) return undefined;
  const source = second === undefined ? '' : first;
  // A variable that nobody told: a path or a name.
  if (/^\$\{(?!PWD\}|HOME\})[^{}]*\}$/.test(source)) return undefined;
  return { path, kind: isHostPath(source) ? 'bind' : 'volume', source, readOnly: options.split(',').includes('ro') };
}

/** Docker's rule: a source with a separator is a path, any other is a volume's name; Compose takes `.` and `~` for paths too. */
function isHostPath(source: string): boolean {
  return /[\\/]/.test(source) || /^[.~]/.test(source) || /^\$\{(?:PWD|HOME)\}$/.test(source);
}

/** An absolute path, normalised and without a slash at its end; undefined for any other text. */
export function containerPath(text: string): string | undefined {
  if (!text.startsWith('/')) return undefined;
  const path = posix.normalize(text);
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** A mount in Docker's long form, `type=bind,source=…,target=…,readonly`; without a type it is a volume. */
export function longMount(text: string): MountParts | undefined {
  const fields = new Map<string, string>();
  for (const part of text.split(',')) {
    const equals = part.indexOf('=');
    fields.set((equals === -1 ? part : part.slice(0, equals)).trim(), equals === -1 ? 'true' : part.slice(equals + 1).trim());
  }
  const readOnly = fields.get('readonly') ?? fields.get('ro');
  return mountOf({
    type: fields.get('type') ?? 'volume',
    source: fields.get('source') ?? fields.get('src'),
    target: fields.get('target') ?? fields.get('destination') ?? fields.get('dst'),
    readOnly: readOnly === 'true' || readOnly === '1',
  });
}

/** From the fields that every long form has; undefined for kinds that hold no files. */
export function mountOf(fields: { readonly type: string; readonly source: string | undefined; readonly target: string | undefined; readonly readOnly: boolean }): MountParts | undefined {
  const { type, source = '', target = '', readOnly } = fields;
  const path = containerPath(target);
  if (path === undefined || (type !== 'bind' && type !== 'volume' && type !== 'tmpfs')) return undefined;
  return { path, kind: type, source: type === 'tmpfs' ? '' : source, readOnly };
}
