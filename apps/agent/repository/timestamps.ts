const NANOSECONDS = 1_000_000_000n;

/**
 * An instant as Go prints it: RFC 3339 in the machine's offset, nanoseconds without their trailing zeros.
 * @param nanoseconds since 1970, UTC; years outside 0 to 9999 are clamped
 */
export function formatTimestamp(nanoseconds: bigint): string {
  const rest = ((nanoseconds % NANOSECONDS) + NANOSECONDS) % NANOSECONDS;
  const seconds = Number((nanoseconds - rest) / NANOSECONDS);
  const clamped = Math.min(Math.max(seconds, -62167132800), 253402214400);
  const offset = -new Date(clamped * 1000).getTimezoneOffset();
  const local = new Date((clamped + offset * 60) * 1000).toISOString().slice(0, 19);
  const fraction = rest === 0n ? '' : `.${rest.toString().padStart(9, '0').replace(/0+$/, '')}`;
  return `${local}${fraction}${formatOffset(offset)}`;
}

function formatOffset(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${part(Math.floor(size / 60))}:${part(size % 60)}`;
}

/** Nanoseconds since 1970 of an RFC 3339 text; `null` when it is none. */
export function parseTimestamp(text: string): bigint | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (match === null) return null;
  const milliseconds = Date.parse(`${match[1]}${match[3]}`);
  if (Number.isNaN(milliseconds)) return null;
  return BigInt(milliseconds) * 1_000_000n + BigInt((match[2] ?? '').padEnd(9, '0'));
}

/** Whether two texts name the same instant, in whatever offset. */
export function sameInstant(a: string, b: string): boolean {
  return a === b || (parseTimestamp(a) !== null && parseTimestamp(a) === parseTimestamp(b));
}

/** Whole microseconds since 1970, rounded towards the past on both sides of it. */
export function microsecondsOf(nanoseconds: bigint): bigint {
  return (nanoseconds - (((nanoseconds % 1000n) + 1000n) % 1000n)) / 1000n;
}
