/** Of a range, no more than these are told: the lowest. */
const MOST = 100;

/**
 * The container ports of a published port in Docker's short form: `80`, `8080:80/tcp`, `127.0.0.1:8080:80`, `9000-9002:80-82`,
 * `[::1]:80:80`. Of a long range the lowest ones. None where the text is something else.
 */
export function containerPorts(text: string): readonly number[] {
  const [first = 0, last = first] = /^(?:.*:)?([0-9]{1,5})(?:-([0-9]{1,5}))?(?:\/[A-Za-z]+)?$/s.exec(text)?.slice(1).flatMap((port) => (port === undefined ? [] : Number(port))) ?? [];
  if (first < 1 || last > 65_535 || last < first) return [];
  return Array.from({ length: Math.min(last - first + 1, MOST) }, (_, index) => first + index);
}
