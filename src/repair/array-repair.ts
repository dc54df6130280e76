import type { Edit } from '../dockerfile/types.ts';

/** What is wrong with an array. The first group leaves its strings as their author typed them. */
export type DamageKind =
  | 'smart-quotes'
  | 'single-quotes'
  | 'doubled-quotes'
  | 'escaped-quotes'
  | 'full-width-punctuation'
  | 'no-break-space'
  | 'zero-width'
  | 'control-character'
  | 'trailing-comma'
  // From here on a character was guessed, added or dropped.
  | 'back-ticks'
  | 'unquoted-word'
  | 'missing-quote'
  | 'missing-comma'
  | 'extra-comma'
  | 'missing-bracket'
  | 'trailing-text'
  | 'padded-quotes'
  | 'odd-blank-in-string'
  | 'guessed-dash'
  | 'bad-escape'
  | 'unclear-quotes'
  // From here on no damage of the text, but what speaks against writing the repair unasked.
  /** Exec form passes `$NAME` on as it stands, where shell form would expand it. */
  | 'unexpanded-variable'
  /** `["npm start"]`: exec form looks for a program of that name. */
  | 'command-in-one-string'
  /** `RUN [ “x” ]`: to the shell, a test of a text that is not empty. The build succeeds as it stands. */
  | 'passes-as-test';

/** Damage that a repair can mend; the other two kinds only say why there is none. */
export type MendedKind = Exclude<DamageKind, 'bad-escape' | 'unclear-quotes'>;

export type ManualCode =
  /** Where a string ends, or which words belong together, can be read in several ways. */
  | 'array-ambiguous'
  /** A backslash may be an escape or a character of the text. */
  | 'array-escape'
  /** More than a comment or a stray character follows the closing bracket. */
  | 'array-text-after'
  /** A typographic dash may stand for `-` or for `--`. */
  | 'array-dash';

export type ArrayRepair =
  /** Already a JSON array of strings. */
  | { readonly kind: 'valid' }
  /** Not meant as an array: a shell test, a glob, PowerShell, a plain command. */
  | { readonly kind: 'not-an-array' }
  | {
      readonly kind: 'repaired';
      readonly level: 'safe' | 'unsafe';
      /** Offsets into the text given; sorted, not overlapping, never empty. */
      readonly edits: readonly Edit[];
      readonly argv: readonly string[];
      readonly damage: readonly DamageKind[];
      /** The first that set the level. */
      readonly worst: MendedKind;
      readonly message: string;
    }
  | {
      readonly kind: 'manual';
      readonly code: ManualCode;
      readonly damage: readonly DamageKind[];
      readonly message: string;
    };

/** What the readers of an array note down while they go through its text. */
export interface Draft {
  readonly text: string;
  readonly edits: Edit[];
  readonly damage: Set<DamageKind>;
}

/** One element of the array: its string and the offset behind it; or why there is no certain reading. */
export type ElementReading =
  | { readonly ok: true; readonly value: string; readonly end: number }
  | { readonly ok: false; readonly code: ManualCode };
