import type { LookupImage } from '../images/types.ts';
import { findReason } from '../reasons/find-reason.ts';
import { readPage } from '../reasons/read-page.ts';
import { REASONS } from '../reasons/reasons.ts';
import { escapeLine } from '../report/escape.ts';
import { ALL_TRANSFORMS } from '../rewrite/analyse.ts';
import { describeImage } from './describe-image.ts';

const IMAGE = 'image:';

/** What can be explained by name: transforms, reason codes, and what may be assumed of them. */
export function explainableNames(): readonly string[] {
  return [...ALL_TRANSFORMS.map(({ name }) => name), ...REASONS.flatMap((reason) => ('assumption' in reason ? [reason.code, reason.assumption] : [reason.code]))];
}

/** Whether a topic asks what is known of an image. */
export function isAboutImage(topic: string): boolean {
  return topic.startsWith(IMAGE);
}

/**
 * Explains a transform, a reason code, or `image:REFERENCE`; undefined for anything else. Ends in a line break.
 *
 * @param images what is known of base images
 */
export function explain(topic: string, images: LookupImage): string | undefined {
  // Line breaks too: no valid reference holds what is escaped.
  if (isAboutImage(topic)) return ended(describeImage(escapeLine(topic.slice(IMAGE.length)), images));
  const transform = ALL_TRANSFORMS.find(({ name }) => name === topic);
  if (transform !== undefined) return `# ${transform.name}\n\ntransform: ${transform.summary}\n`;
  const code = findReason(topic)?.code;
  const reason = REASONS.find((each) => each.code === code);
  return reason === undefined ? undefined : ended(readPage(reason.code));
}

function ended(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
