import { escapeLine } from './escape.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** One line of any text as HTML: content, or a quoted value of an attribute. Hidden characters are written out. */
export function htmlText(text: string): string {
  return htmlEscaped(escapeLine(text));
}

/** The same for text whose hidden characters are written out already. */
export function htmlEscaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** An element whose name, class and content are this tool's own, or escaped. */
export function element(name: string, content: string, className = ''): string {
  return `<${name}${className === '' ? '' : ` class="${className}"`}>${content}</${name}>`;
}
