import type { HclToken } from './hcl-tokens.ts';

/** A place among tokens that moves on. Behind the last one it stays at the end. */
export class HclCursor {
  private next = 0;
  private readonly tokens: readonly HclToken[];

  constructor(tokens: readonly HclToken[]) {
    this.tokens = tokens;
  }

  peek(): HclToken {
    return this.tokens[Math.min(this.next, this.tokens.length - 1)] ?? { kind: 'end', text: '', start: 0 };
  }

  take(): HclToken {
    const token = this.peek();
    this.next++;
    return token;
  }

  /** Gives the token back that was taken last. */
  back(): void {
    this.next--;
  }

  isSign(text: string): boolean {
    return this.peek().kind === 'sign' && this.peek().text === text;
  }

  /** Whether what comes next makes a list or an object of an expression: `[for x in y : x]`. */
  isFor(): boolean {
    let ahead = this.next;
    while (this.tokens[ahead]?.kind === 'newline') ahead++;
    return this.tokens[ahead]?.kind === 'word' && this.tokens[ahead]?.text === 'for';
  }

  skipNewlines(): void {
    while (this.peek().kind === 'newline') this.next++;
  }

  skipComma(): void {
    if (this.isSign(',')) this.next++;
  }

  atValueEnd(): boolean {
    const { kind, text } = this.peek();
    return kind === 'newline' || kind === 'end' || (kind === 'sign' && [',', '}', ']', ')'].includes(text));
  }

  /** Up to the newline, comma or closing bracket that ends an expression. */
  skipExpression(): void {
    for (let open = 0; ; this.next++) {
      const { kind, text } = this.peek();
      if (kind === 'end' || (open === 0 && this.atValueEnd())) return;
      if (kind === 'sign' && '([{'.includes(text)) open++;
      if (kind === 'sign' && ')]}'.includes(text)) open--;
    }
  }
}
