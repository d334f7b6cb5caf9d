const OFFSET = { minimumIntegerDigits: 2 };

/**
 * The component VTIMEZONE of a zone (RFC 5545 section 3.6.5), each change of offset of these years written out: a
 * calendar that has never heard of the zone still reads the right hours.
 */
export function calendarZone(zone: string, { from, until }: { readonly from: number; readonly until: number }): string {
  let at = Temporal.ZonedDateTime.from({ timeZone: zone, year: from, month: 1, day: 1 });
  const parts = [observance(at, at.offsetNanoseconds)];
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.year > until) break;
    parts.push(observance(next, at.offsetNanoseconds));
    at = next;
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...parts.flat(), 'END:VTIMEZONE'].join('\r\n');
}

/** A time from which another offset holds. `DTSTART` is read on the wall clock as it was just before. */
function observance(at: Temporal.ZonedDateTime, before: number): string[] {
  const kind = at.offsetNanoseconds > before ? 'DAYLIGHT' : 'STANDARD';
  const start = at.toInstant().toZonedDateTimeISO(offsetText(before, ':')).toPlainDateTime();
  return [
    `BEGIN:${kind}`,
    `DTSTART:${start.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}`,
    `TZOFFSETFROM:${offsetText(before, '')}`,
    `TZOFFSETTO:${offsetText(at.offsetNanoseconds, '')}`,
    `END:${kind}`,
  ];
}

function offsetText(nanoseconds: number, separator: string): string {
  const minutes = Math.abs(nanoseconds) / 60e9;
  const two = (value: number) => Math.trunc(value).toLocaleString('en', OFFSET);
  return `${nanoseconds < 0 ? '-' : '+'}${two(minutes / 60)}${separator}${two(minutes % 60)}`;
}
