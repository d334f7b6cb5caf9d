import { Invalid } from '#platform/kernel/errors.ts';
import { instantOf } from '../repository/snapshot-list.ts';
import type { NamedSnapshot } from '../repository/snapshot.ts';

/** Periods that restic's rules count in. */
const PERIODS = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'] as const;
type Period = (typeof PERIODS)[number];

/** How many snapshots to keep, and why. A count of -1 keeps all. */
export interface KeepRules {
  readonly last: number;
  readonly periods: Readonly<Record<Period, number>>;
  /** As `2y5m7d3h`: what is younger than the newest snapshot by no more than this. */
  readonly within: string | null;
  readonly withinPeriods: Readonly<Partial<Record<Period, string>>>;
  /** Lists of tags; a snapshot that has all of one is kept. */
  readonly tags: readonly (readonly string[])[];
}

export interface Judged {
  readonly snapshot: NamedSnapshot;
  /** In restic's words; none when it goes. */
  readonly reasons: readonly string[];
}

interface Bucket {
  left: number;
  readonly reason: string;
  readonly of: (time: Temporal.ZonedDateTime, position: number) => string;
  readonly since: bigint | null;
  last: string | null;
}

/**
 * Which snapshots of one group stay. Calendar periods are those of the snapshot's own time; the newest of each period
 * stays, and the oldest of all fills a count that is not full.
 */
export function judge(snapshots: readonly NamedSnapshot[], rules: KeepRules): Judged[] {
  const newestFirst = snapshots.toSorted((a, b) => Number(instantOf(b) - instantOf(a)));
  const newest = newestFirst[0] === undefined ? 0n : instantOf(newestFirst[0]);
  const buckets = bucketsOf(rules, newest);
  return newestFirst.map((snapshot, position) => {
    const oldest = position === newestFirst.length - 1;
    const reasons = rules.tags
      .filter((tags) => tags.every((tag) => snapshot.tags.includes(tag)))
      .map((tags) => `has tags [${tags.join(', ')}]`);
    if (rules.within !== null && instantOf(snapshot) > before(newest, rules.within))
      reasons.push(`within ${rules.within}`);
    for (const bucket of buckets) {
      if (bucket.left === 0 || (bucket.since !== null && instantOf(snapshot) <= bucket.since)) continue;
      const value = bucket.of(zoned(snapshot), position);
      if (value === bucket.last && !(oldest && bucket.since === null)) continue;
      reasons.push(value === bucket.last ? `oldest ${bucket.reason}` : bucket.reason);
      bucket.last = value;
      if (bucket.left > 0) bucket.left -= 1;
    }
    return { snapshot, reasons };
  });
}

/** Whether the rules keep anything at all: without this, everything would go. */
export function keepsSomething({ last, periods, within, withinPeriods, tags }: KeepRules): boolean {
  const counts = [last, ...Object.values(periods)];
  return counts.some((count) => count !== 0) || within !== null || Object.keys(withinPeriods).length + tags.length > 0;
}

function bucketsOf({ last, periods, withinPeriods }: KeepRules, newest: bigint): Bucket[] {
  return [
    { left: last, reason: 'last snapshot', of: (_, position) => String(position), since: null, last: null },
    ...PERIODS.map((period) => bucketFor(period, periods[period], `${period} snapshot`, null)),
    ...PERIODS.flatMap((period) => {
      const duration = withinPeriods[period];
      return duration === undefined
        ? []
        : [bucketFor(period, -1, `${period} within ${duration}`, before(newest, duration))];
    }),
  ];
}

function bucketFor(period: Period, left: number, reason: string, since: bigint | null): Bucket {
  return { left, reason, of: (time) => periodOf(time, period), since, last: null };
}

function periodOf(time: Temporal.ZonedDateTime, period: Period): string {
  switch (period) {
    case 'hourly':
      return `${time.toPlainDate()} ${time.hour}`;
    case 'daily':
      return time.toPlainDate().toString();
    case 'weekly':
      return `${time.yearOfWeek} ${time.weekOfYear}`;
    case 'monthly':
      return time.toPlainDate().toPlainYearMonth().toString();
    case 'yearly':
      return String(time.year);
  }
}

/** @throws Invalid when this is no duration. */
function before(newest: bigint, duration: string): bigint {
  const parts = /^(?=.)(?:(\d+)y)?(?:(\d+)m)?(?:(\d+)d)?(?:(\d+)h)?$/.exec(duration);
  if (parts === null)
    throw new Invalid('agent.option.duration', `Durée attendue comme 1y6m7d12h, pas « ${duration} ».`);
  const [years, months, days, hours] = parts.slice(1).map((part) => Number(part ?? 0));
  const from = Temporal.Instant.fromEpochNanoseconds(newest).toZonedDateTimeISO('UTC');
  return from.subtract({ years: years!, months: months!, days: days!, hours: hours! }).epochNanoseconds;
}

function zoned({ time }: NamedSnapshot): Temporal.ZonedDateTime {
  const offset = /(Z|[+-]\d\d:\d\d)$/.exec(time)?.[1] ?? 'Z';
  return Temporal.Instant.from(time).toZonedDateTimeISO(offset === 'Z' ? 'UTC' : offset);
}
